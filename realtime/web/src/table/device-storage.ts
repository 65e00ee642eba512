/** Stored on this device: the link's secret, so that the page can be opened again, and the chosen encounter. */
const SECRET = "tracker-link";
const FIGHT = "tracker-fight";

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
