import { effect } from "@preact/signals";
import type { Connection } from "../../sync/connection";
import type { Timing } from "../../sync/timing";
import type { Model } from "../model";

/** A page opened less than this ago (milliseconds) may reload at once. */
export const JUST_OPENED = 10_000;
const LOOK_EVERY = 3_600_000;

/** Keep the page loadable without its server, and load a new build while the page is not seen. */
export function keepLoadable(base: URL, connection: Connection, renew: () => void, timing: Timing): void {
  // Missing in an insecure context: the page works, but can't be loaded without its server.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  let isFirst = workers.controller === null;
  workers.addEventListener("controllerchange", () => {
    if (!isFirst) renew();
    isFirst = false;
  });
  const script = new URL("sw.js", base);
  const options: RegistrationOptions = { scope: base.pathname, updateViaCache: "none" };
  // An unreachable server is handled by the connection; the check runs again after it reconnects.
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
  // A restarted server may have a new build.
  connection.link.watch((link) => {
    if (link === "live") void look();
  });
}

/** Call back once, as soon as a reload would not be seen. */
export function whenUnseen(model: Model, timing: Timing, opened: number, callback: () => void): void {
  let isDone = false;
  effect(() => {
    const isSeen = model.visible.value && model.phase.value !== "blank";
    if (isDone || (isSeen && timing.now() - opened > JUST_OPENED)) return;
    isDone = true;
    callback();
  });
}
