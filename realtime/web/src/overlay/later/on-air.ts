import { Connection } from "../../sync/connection";
import type { ServerClock } from "../../sync/server-clock";
import type { Grant, GrantSource } from "../../sync/session";
import * as sockets from "../../sync/sockets";
import { browserTiming as timing } from "../../sync/timing";
import { socketTransport } from "../../sync/transport";
import type { Broadcast } from "../broadcast";
import type { Model } from "../model";
import { isInObs } from "../obs";
import type { Surroundings } from "../surroundings";
import { BroadcastDelay } from "./broadcast-delay";
import { reportHealth } from "./health";
import { keepLoadable, whenUnseen } from "./page-reload";

interface OnAir extends Surroundings {
  broadcast: Broadcast;
  model: Model;
  source: GrantSource;
  /** What the broadcast shows already. */
  shown: Grant | null;
  clock: ServerClock;
  /** The address that the server's other addresses are relative to. */
  base: URL;
}

/** Follow what a link shows until the page is closed. */
export function follow({ broadcast, model, source, shown, clock, base, visibility, airing }: OnAir): void {
  const open = socketTransport(location.origin, `${base.pathname}socket.io`, async () => sockets);
  const connection = new Connection({ source, open, timing, clock, shown });
  window.addEventListener("online", () => connection.retryNow());
  reportHealth({
    connection,
    timing,
    isVisible: () => visibility.get(),
    inObs: isInObs,
    airing: () => airing.get(),
  });
  const delay = () => 1_000 * model.config.value.delay;
  broadcast.follow(connection, new BroadcastDelay(connection, timing, delay));
  connection.onReload(() => location.reload());
  void connection.run();
  const opened = timing.now();
  const renew = () => whenUnseen(model, timing, opened, () => location.reload());
  keepLoadable(base, connection, renew, timing);
}
