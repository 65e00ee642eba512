/** The id that a name is the English one of; undefined for a name that the game does not have. */
export function idOf<Id extends string>(ids: readonly Id[], name: string): Id | undefined {
  const typed = name.trim().toLowerCase();
  return ids.find((id) => id === typed);
}
