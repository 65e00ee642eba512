/** The participant types of players' characters, as in storage/encounter/model/participant_types.py. */
const PLAYER_TYPES: readonly string[] = ["character", "player", "pc"];

export function isPlayerCharacter({ type }: { type: string }): boolean {
  return PLAYER_TYPES.includes(type.toLowerCase());
}
