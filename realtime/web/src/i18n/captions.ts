import { conditionInText, conditionName, isAdjective } from "./conditions";
import { t } from "./texts";

/** What is said of a change of hit points; without an amount where the audience may not know it. */
export function hitPointCaption(
  name: string,
  tone: "damage" | "healing",
  amount: number | undefined,
  isCritical = false,
): string {
  if (tone === "healing")
    return amount === undefined
      ? t("caption-healing-unknown", { name })
      : t("caption-healing", { name, amount });
  const text =
    amount === undefined ? t("caption-damage-unknown", { name }) : t("caption-damage", { name, amount });
  return isCritical ? t("caption-critical", { text }) : text;
}

export function conditionCaption(name: string, called: string, isAdded: boolean): string {
  if (isAdjective(called)) {
    const condition = conditionInText(called);
    return t(isAdded ? "caption-condition" : "caption-condition-over", { name, condition });
  }
  const condition = conditionName(called);
  return t(isAdded ? "caption-effect" : "caption-effect-over", { name, condition });
}
