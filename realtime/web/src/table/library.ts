import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/texts";
import type { FoundCreature } from "../sync/wire";
import type { Table } from "./model";

export type Found = FoundCreature;

/** The search starts this long after the last key press. */
const PAUSE = 200;

/** Search the library for the typed name; the last result stays until the next one arrives. */
export function useLibrary(table: Table, query: string): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    if (query.trim().length < 2) {
      setFound([]);
      return;
    }
    let isOver = false;
    const wait = setTimeout(async () => {
      const creatures = await table.search<Found>("search_creatures", "creatures", { query: query.trim() });
      if (!isOver) setFound(creatures);
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(wait);
    };
  }, [table, query]);
  return found;
}

/** Challenge ratings below one are written as fractions. */
export function challengeText(challenge: number | null): string {
  if (challenge === null) return "";
  const fractions: Record<string, string> = { "0.125": "1/8", "0.25": "1/4", "0.5": "1/2" };
  return t("challenge-rating", { cr: fractions[String(challenge)] ?? challenge });
}
