/** Stored on this device: the link's secret, so that the page can be opened again, and the chosen encounter. */
const SECRET = "tracker-link";
const FIGHT = "tracker-fight";
const LOG = "tracker-log";

interface Address {
  hash: string;
  pathname: string;
  search: string;
}

/** Move the secret from the address bar, where others could see it, to storage; else return the stored one. */
export function takeSecret(
  address: Address,
  replace: (path: string) => void,
  tab: Storage,
  device: Storage,
): string | null {
  const given = address.hash.slice(1);
  if (given) {
    replace(address.pathname + address.search);
    tab.removeItem(FIGHT);
    // Another link may be another user's, who knows less.
    if (tab.getItem(SECRET) !== given) tab.removeItem(LOG);
    tab.setItem(SECRET, given);
    device.setItem(SECRET, given);
    return given;
  }
  return tab.getItem(SECRET) ?? device.getItem(SECRET);
}

export function forgetSecret(tab: Storage, device: Storage): void {
  const own = tab.getItem(SECRET);
  tab.clear();
  if (own === null || device.getItem(SECRET) === own) device.removeItem(SECRET);
}

export function chosenEncounter(tab: Storage): string | null {
  return tab.getItem(FIGHT);
}

export function chooseEncounter(tab: Storage, encounterId: string): void {
  tab.setItem(FIGHT, encounterId);
}

/** Keep the lines of one log, newest first; that of another encounter is forgotten. */
export function keepLog(tab: Storage, of: string, lines: readonly string[]): void {
  tab.setItem(LOG, JSON.stringify({ of, lines }));
}

export function keptLog(tab: Storage, of: string): string[] {
  const kept = JSON.parse(tab.getItem(LOG) ?? "null") as { of: string; lines: string[] } | null;
  return kept?.of === of ? kept.lines : [];
}
