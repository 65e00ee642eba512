import { Connection } from "../sync/connection";
import { load } from "../sync/load";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import { browserTiming as timing } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import type { Success } from "../sync/wire";
import { BroadcastDelay } from "./broadcast-delay";
import { queryForPictures, readConfig } from "./config";
import { firstAnswer } from "./first-requests";
import { readFragment } from "./fragment";
import { reportHealth } from "./health";
import type { Directed } from "./model";
import { isInObs, watchAiring } from "./obs";
import { keepLoadable, whenUnseen } from "./page-reload";
import { show, wear } from "./stage";
import { rememberTurn } from "./turn-memory";
import { watchVisibility } from "./visibility";

/** Compose the page. */
function main(): void {
  const { secret, css } = readFragment(location.hash);
  window.addEventListener("hashchange", () => location.reload());
  if (new URLSearchParams(location.search).get("demo") === "1") pretend(css);
  else if (secret) goOnAir(secret, css);
}

/** Show the demo encounter; the address's other settings apply as on air. */
function pretend(css: string | null): void {
  const showing = load(() => import("./demo")).then(({ Demo }) => {
    const demo = new Demo();
    demo.listen(window);
    return show(demo, demo.directed, watchVisibility(), watchAiring());
  });
  window.addEventListener("message", ({ origin, data }: MessageEvent<Dressed | null>) => {
    if (origin !== location.origin) return;
    if (typeof data?.css === "string") void wear(data.css);
    const { search } = data ?? {};
    if (typeof search === "string") void showing.then((model) => model.configure(readConfig(search)));
  });
  if (css) void wear(css);
}

/** What the configurator tells its preview. */
interface Dressed {
  css?: unknown;
  /** The query of the settings. */
  search?: unknown;
}

function goOnAir(secret: string, css: string | null): void {
  const base = new URL(".", location.href);
  const clock = new ServerClock();
  const connection = new Connection({
    source: new ShareSession({
      secret,
      endpoint: new URL("api/share/session", base),
      timing,
      clock,
      first: firstAnswer(),
    }),
    open: socketTransport(location.origin, `${base.pathname}socket.io`, () => import("../sync/sockets")),
    timing,
    clock,
  });
  window.addEventListener("online", () => connection.retryNow());
  const visibility = watchVisibility();
  const airing = watchAiring();
  reportHealth({
    connection,
    timing,
    isVisible: () => visibility.get(),
    inObs: isInObs,
    airing: () => airing.get(),
  });
  const delay = () => 1_000 * readConfig(location.search, connection.settings.get()).delay;
  const directed: Directed = {
    producer: connection.producer,
    cue: connection.cue,
    players: connection.players,
    summarise: async () => {
      const encounterId = connection.encounter.get()?._id;
      const answer = await connection.ask("read_summary", { encounterId }).catch(() => null);
      return (answer as Success | null)?.summary ?? null;
    },
  };
  const model = show(new BroadcastDelay(connection, timing, delay), directed, visibility, airing);
  rememberTurn(model, sessionStorage);
  let worn = "";
  const initial = connection.settings.get();
  connection.settings.watch((settings) => {
    const config = readConfig(location.search, settings);
    const query = settings === initial ? null : queryForPictures(location.search, config);
    if (query !== null) return location.replace(`${query}${location.hash}`);
    model.configure(config);
    const style = css ?? (typeof settings.css === "string" ? settings.css : "");
    if (style !== worn) void wear(style);
    worn = style;
  });
  connection.onReload(() => location.reload());
  void connection.run();
  const opened = timing.now();
  const renew = () => whenUnseen(model, timing, opened, () => location.reload());
  keepLoadable(base, connection, renew, timing);
}

main();
