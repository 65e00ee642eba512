import { Store } from "../sync/observable";

/** The state reported by OBS; null where it does not report. */
export interface Airing {
  streaming: boolean | null;
  recording: boolean | null;
  version: string | null;
}

interface ObsStudio {
  pluginVersion?: unknown;
  getStatus?: (callback: (status: { streaming?: unknown; recording?: unknown }) => void) => void;
}

declare global {
  interface Window {
    obsstudio?: unknown;
  }
}

/** On air from the first event that says so until OBS reports the end. */
const SIGNS: readonly [event: string, what: "streaming" | "recording", holds: boolean][] = [
  ["obsStreamingStarting", "streaming", true],
  ["obsStreamingStarted", "streaming", true],
  ["obsStreamingStopped", "streaming", false],
  ["obsRecordingStarting", "recording", true],
  ["obsRecordingStarted", "recording", true],
  ["obsRecordingStopped", "recording", false],
];

export const isInObs = (): boolean => window.obsstudio !== undefined;

/** Read OBS's state and follow its events. Outside of OBS all stays null. */
export function watchAiring(): Store<Airing> {
  const obs = window.obsstudio as ObsStudio | undefined;
  const version = typeof obs?.pluginVersion === "string" ? obs.pluginVersion.slice(0, 32) : null;
  const airing = new Store<Airing>({ streaming: null, recording: null, version });
  for (const [event, what, holds] of SIGNS) {
    window.addEventListener(event, () => airing.set({ ...airing.get(), [what]: holds }));
  }
  // OBS answers only if the source's permissions allow it.
  obs?.getStatus?.(({ streaming, recording }) => {
    airing.set({ ...airing.get(), streaming: streaming === true, recording: recording === true });
  });
  return airing;
}

/** Whether the page may be on air; true while OBS does not report. */
export function mayBeOnAir({ streaming, recording }: Airing, inObs: boolean): boolean {
  return inObs && (streaming !== false || recording === true);
}
