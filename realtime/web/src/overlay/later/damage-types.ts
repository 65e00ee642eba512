import { known } from "../../i18n/texts";

/** A type of damage in the words of the page; another one as it was typed. */
export function damageType(id: string): string {
  return known(`damage-${id}`) ?? id;
}
