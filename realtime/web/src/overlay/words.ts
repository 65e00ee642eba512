import type { Band, Encounter, Participant } from "../sync/wire";

/** Every sentence of the overlay, in one place. */
export const bandWords: Record<Band, string> = {
  unhurt: "Unhurt",
  hurt: "Hurt",
  bloodied: "Bloodied",
  critical: "Critical",
  down: "Down",
};

export const words = {
  round: "Round",
  next: "Next",
  planning: "Gathering for the fight",
  paused: "Paused",
  over: "The fight is over",
  begins: "Roll for initiative",
  critical: "Critical hit",
  defeated: "Down",
  healed: "Back up",
  surprised: "Surprised",
  delayed: "Waiting",
  stable: "Stable",
  dead: "Dead",
  rounds: (count: number) => (count === 1 ? "after 1 round" : `after ${count} rounds`),
  before: (count: number) => `${count} before`,
  after: (count: number) => `${count} after`,
  hit: "Hit",
  restored: "Healed",
};

export const captions = {
  turn: (participant: Participant, after: Encounter) =>
    `Round ${after.round}. ${participant.name} has the turn.`,
  damage: (participant: Participant, amount: number | undefined, isCritical: boolean) =>
    `${isCritical ? "Critical hit. " : ""}${participant.name} takes ${amount === undefined ? "damage" : `${amount} damage`}.`,
  healing: (participant: Participant, amount: number | undefined) =>
    `${participant.name} regains ${amount === undefined ? "hit points" : `${amount} hit points`}.`,
  defeat: (participant: Participant) => `${participant.name} is down.`,
  condition: (participant: Participant, name: string) => `${participant.name} is ${name.toLowerCase()}.`,
  conditionOver: (participant: Participant, name: string) =>
    `${participant.name} is no longer ${name.toLowerCase()}.`,
  enters: (participant: Participant) => `${participant.name} joins the fight.`,
  begins: "The fight begins.",
  paused: "The fight is paused.",
  over: "The fight is over.",
};
