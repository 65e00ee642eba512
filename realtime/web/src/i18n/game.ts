import { lower, t } from "./texts";

/** The game's conditions by id; a condition of another name is shown as it was typed. */
export const CONDITIONS = [
  "blinded",
  "charmed",
  "deafened",
  "exhaustion",
  "frightened",
  "grappled",
  "incapacitated",
  "invisible",
  "paralyzed",
  "petrified",
  "poisoned",
  "prone",
  "restrained",
  "stunned",
  "unconscious",
] as const;
type ConditionId = (typeof CONDITIONS)[number];

export function conditionId(name: string): ConditionId | undefined {
  const typed = name.trim().toLowerCase();
  return CONDITIONS.find((id) => id === typed);
}

export function conditionName(name: string): string {
  const id = conditionId(name);
  return id ? t(`condition-${id}`) : name;
}

/** A condition's name within a sentence. */
export function conditionInText(name: string): string {
  return conditionId(name) ? lower(conditionName(name)) : name;
}

/** Whether a condition's name is said of its bearer with "is": one is poisoned, but has Bless. */
export function isAdjective(name: string): boolean {
  const id = conditionId(name);
  return id !== undefined && id !== "exhaustion";
}
