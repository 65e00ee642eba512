import type { Condition } from "../sync/wire";
import { idOf } from "./ids";
import { capital, lower, t } from "./texts";

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

export function conditionName(name: string): string {
  const id = idOf(CONDITIONS, name);
  return id ? t(`condition-${id}`) : name;
}

/** A condition's name with its level, or with the form that it gives. */
export function conditionLabel({ name, level, form }: Pick<Condition, "name" | "level" | "form">): string {
  const shown = conditionName(name);
  if (form?.name) return t("condition-form", { name: shown, form: form.name });
  return level ? t("condition-level", { name: shown, level }) : shown;
}

/** A condition's name within a sentence. */
export function conditionInText(name: string): string {
  return idOf(CONDITIONS, name) ? lower(conditionName(name)) : name;
}

/** Whether a condition's name is said of its bearer with "is": one is poisoned, but has Bless. */
export function isAdjective(name: string): boolean {
  const id = idOf(CONDITIONS, name);
  return id !== undefined && id !== "exhaustion";
}

/** The name under which a condition is stored: the English one for what was typed in this language or in English. */
export function storedCondition(typed: string): string {
  const name = lower(typed.trim());
  const id = CONDITIONS.find((one) => one === name || lower(t(`condition-${one}`)) === name);
  return id ? capital(id) : typed.trim();
}
