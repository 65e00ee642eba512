import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { FoundCreature } from "../sync/wire";
import type { Table } from "./model";

export type Found = FoundCreature;

/** The search starts this long after the last key press. */
const PAUSE = 200;

/** What else of a creature is looked for beside its name. */
export const NO_FILTERS = { kind: "", challenge: "", book: "" };

/** Search the library; with filters of which none is set, and no name, for the favourites and those added last.
 * The last result stays until the next one arrives. */
export function useLibrary(table: Table, typed: string, filters?: typeof NO_FILTERS): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  const query = typed.trim().length < 2 ? "" : typed.trim();
  const { kind, challenge, book } = filters ?? NO_FILTERS;
  const isIdle = query === "" && !filters;
  useEffect(() => {
    if (isIdle) {
      setFound([]);
      return;
    }
    let isOver = false;
    const wait = setTimeout(async () => {
      const wanted = { query, kind, challenge, book };
      const creatures = await table.search<Found>("search_creatures", "creatures", wanted);
      const isAsked = query || kind || challenge || book;
      if (!isOver) setFound(creatures.filter((one) => isAsked || one.isFavourite || one.isRecent));
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(wait);
    };
  }, [table, isIdle, query, kind, challenge, book]);
  return found;
}

/** Challenge ratings below one are written as fractions. */
export function challengeText(challenge: number | null): string {
  if (challenge === null) return "";
  const fractions: Record<string, string> = { "0.125": "1/8", "0.25": "1/4", "0.5": "1/2" };
  return t("challenge-rating", { cr: fractions[String(challenge)] ?? challenge });
}
