import { t } from "./texts";

/** From so many rounds on, a time is shown in minutes. */
export const MANY_ROUNDS = 100;

/** Rounds as a number, and of longer times the minutes or hours that are begun. */
export function timeLeft(rounds: number): string {
  if (rounds < MANY_ROUNDS) return String(rounds);
  return rounds >= 600
    ? t("time-hours", { count: Math.ceil(rounds / 600) })
    : t("time-minutes", { count: Math.ceil(rounds / 10) });
}
