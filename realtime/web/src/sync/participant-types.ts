/** The participant types of players' characters, as in storage/encounter/model/participant_types.py. */
const PLAYER_TYPES: readonly string[] = ["character", "player", "pc"];

/** Whether it stands for lair actions: it has no health, and is no target. */
export function isLair({ type }: { type: string }): boolean {
  return type.toLowerCase() === "lair";
}

export function isPlayerCharacter({ type }: { type: string }): boolean {
  return PLAYER_TYPES.includes(type.toLowerCase());
}
