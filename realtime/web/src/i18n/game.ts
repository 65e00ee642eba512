import { idOf } from "./ids";
import { t } from "./texts";

export const DAMAGE_TYPES = [
  "acid",
  "bludgeoning",
  "cold",
  "fire",
  "force",
  "lightning",
  "necrotic",
  "piercing",
  "poison",
  "psychic",
  "radiant",
  "slashing",
  "thunder",
] as const;

export const ABILITIES = [
  "strength",
  "dexterity",
  "constitution",
  "intelligence",
  "wisdom",
  "charisma",
] as const;

export function damageName(type: string): string {
  const id = idOf(DAMAGE_TYPES, type);
  return id ? t(`damage-${id}`) : type;
}

/** An amount of damage with its type, as "7 fire damage". */
export function damageText(amount: number | string | undefined, type = ""): string {
  const id = idOf(DAMAGE_TYPES, type);
  if (id) return t("page-damage-typed", { amount, damage: t(`damage-${id}.damage`, { amount }) });
  return type ? t("page-damage-other", { amount, type }) : t("dealt", { amount });
}

export function abilityName(name: string): string {
  const id = idOf(ABILITIES, name);
  return id ? t(`ability-${id}`) : name;
}

/** Rolled dice or a damage with the words of the language, as "2d6 (3, 4) fire" or "2W6 (3, 4) Feuer". */
export function diceText(text: string): string {
  return text.replace(/\p{L}{3,}/gu, damageName).replace(/(\d)d(\d)/g, `$1${t("page-die")}$2`);
}

const QUALITIES = ["magical", "silvered", "adamantine", "nonmagical"] as const;

/** What a defence is against: a type of damage, or words such as "nonmagical slashing". */
export function defenceName(words: string): string {
  const named = words.split(" ").map((word) => {
    const quality = idOf(QUALITIES, word);
    return quality ? t(`quality-${quality}`) : damageName(word);
  });
  return named.join(" ");
}
