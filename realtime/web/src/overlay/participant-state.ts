import type { Participant } from "../sync/wire";

/** Whether a participant is at 0 hit points or defeated, as far as this audience knows. */
export function isDown(participant: Participant): boolean {
  return participant.isDefeated === true || participant.healthBand === "down" || participant.currentHP === 0;
}
