import { effect } from "@preact/signals";
import type { Connection } from "../sync/connection";
import type { Timing } from "../sync/timing";
import type { Model } from "./model";

/** Whoever has just opened the page does not mind that it starts once more. */
export const JUST_OPENED = 10_000;
const LOOK_EVERY = 3_600_000;

/** Keep the page loadable without its server, and go over to a new build when nobody sees it happen. */
export function keepLoadable(base: URL, connection: Connection, renew: () => void, timing: Timing): void {
  // Missing where the page does not come from a secure place: it works, but cannot be loaded without its server.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  let isFirst = workers.controller === null;
  workers.addEventListener("controllerchange", () => {
    if (!isFirst) renew();
    isFirst = false;
  });
  const script = new URL("sw.js", base);
  const options: RegistrationOptions = { scope: base.pathname, updateViaCache: "none" };
  // A server that is away is no news here: the connection waits for it, and then we look again.
  const look = () =>
    workers.register(script, options).then(
      (registration) => registration.update().catch(() => {}),
      () => {},
    );
  const lookAgain = () => {
    void look();
    timing.after(LOOK_EVERY, lookAgain);
  };
  timing.after(LOOK_EVERY, lookAgain);
  // A server that comes back may have brought a new build.
  connection.link.watch((link) => {
    if (link === "live") void look();
  });
}

/** Call back once, as soon as nobody would see the page start anew. */
export function whenUnseen(model: Model, timing: Timing, opened: number, callback: () => void): void {
  let isDone = false;
  effect(() => {
    const isSeen = model.visible.value && model.phase.value !== "blank";
    if (isDone || (isSeen && timing.now() - opened > JUST_OPENED)) return;
    isDone = true;
    callback();
  });
}
