import { Store } from "../sync/observable";

/** What OBS says of itself; null is what it does not say. */
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

/** On air from the first sign of it until OBS says that it is over. */
const SIGNS: readonly [event: string, what: "streaming" | "recording", holds: boolean][] = [
  ["obsStreamingStarting", "streaming", true],
  ["obsStreamingStarted", "streaming", true],
  ["obsStreamingStopped", "streaming", false],
  ["obsRecordingStarting", "recording", true],
  ["obsRecordingStarted", "recording", true],
  ["obsRecordingStopped", "recording", false],
];

export const isInObs = (): boolean => window.obsstudio !== undefined;

/** Ask OBS, and listen to it. Outside of OBS nothing is ever known. */
export function watchAiring(): Store<Airing> {
  const obs = window.obsstudio as ObsStudio | undefined;
  const version = typeof obs?.pluginVersion === "string" ? obs.pluginVersion.slice(0, 32) : null;
  const airing = new Store<Airing>({ streaming: null, recording: null, version });
  for (const [event, what, holds] of SIGNS) {
    window.addEventListener(event, () => airing.set({ ...airing.get(), [what]: holds }));
  }
  // Answered only where the source's permissions allow it.
  obs?.getStatus?.(({ streaming, recording }) => {
    airing.set({ ...airing.get(), streaming: streaming === true, recording: recording === true });
  });
  return airing;
}

/** Whether what is on screen may be on air: while OBS does not say, it may. */
export function mayBeOnAir({ streaming, recording }: Airing, inObs: boolean): boolean {
  return inObs && (streaming !== false || recording === true);
}
