import type { Connection } from "../../sync/connection";
import type { Timing } from "../../sync/timing";
import type { Airing } from "../obs";

const EVERY = 10_000;
const AT_MOST_EVERY = 2_000;

export interface HealthOptions {
  connection: Connection;
  timing: Timing;
  isVisible(): boolean;
  inObs(): boolean;
  airing(): Airing;
}

/** Report the overlay's health to the server every ten seconds, and soon after a change. */
export function reportHealth({ connection, timing, isVisible, inObs, airing }: HealthOptions): void {
  let lag = 0;
  let cancel = () => {};
  let soon = false;
  const plan = (milliseconds: number) => {
    cancel();
    cancel = timing.after(milliseconds, report);
  };
  const report = () => {
    const encounter = connection.encounter.get();
    if (encounter) {
      const { streaming, recording, version: obsVersion } = airing();
      connection.send("overlay_health", {
        encounterId: encounter._id,
        version: encounter.version,
        visible: isVisible(),
        lagMs: Math.round(lag),
        inObs: inObs(),
        streaming,
        recording,
        obsVersion,
      });
    }
    soon = false;
    plan(EVERY);
  };
  connection.onLiveEvent(({ age }) => {
    lag = age;
  });
  connection.encounter.watch(() => {
    if (soon) return;
    soon = true;
    plan(AT_MOST_EVERY);
  });
}
