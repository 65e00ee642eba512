import { Connection } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { browserTiming as timing } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import { chosenEncounter, takeSecret } from "./device-storage";
import { keepFocus } from "./focus-keeper";
import { Table } from "./model";
import { PersonalSession } from "./personal-session";

/** Compose the parts shared by both pages; null when the page was opened without a link. */
export function openTable(): Table | null {
  const replace = (path: string) => history.replaceState(null, "", path);
  const secret = takeSecret(location, replace, sessionStorage, localStorage);
  window.addEventListener("hashchange", () => location.reload());
  if (!secret) return null;
  const base = new URL(".", location.href);
  const clock = new ServerClock();
  const session = new PersonalSession({
    secret,
    endpoint: new URL("api/play/session", base),
    timing,
    clock,
    chosen: chosenEncounter(sessionStorage),
  });
  const connection = new Connection({
    source: session,
    open: socketTransport(location.origin, `${base.pathname}socket.io`, () => import("../sync/sockets")),
    timing,
    clock,
  });
  const table = new Table(connection, session, timing, sessionStorage);
  window.addEventListener("online", () => connection.retryNow());
  window.addEventListener("offline", () => connection.renew());
  document.addEventListener("visibilitychange", () => table.seen(document.visibilityState === "visible"));
  keepFocus(() => !table.isReady.value);
  void connection.run();
  return table;
}
