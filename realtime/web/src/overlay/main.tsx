import languages from "virtual:texts/overlay";
import { computed } from "@preact/signals";
import { render } from "preact";
import { speakIn } from "../i18n/texts";
import { Connection } from "../sync/connection";
import { Store } from "../sync/observable";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import { browserTiming as timing } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import type { Success } from "../sync/wire";
import { nextFrame } from "./animation-frame";
import { BroadcastDelay } from "./broadcast-delay";
import { type Config, queryForPictures, readConfig, readFragment } from "./config";
import { wear } from "./custom-css";
import { Demo } from "./demo";
import { reportHealth } from "./health";
import { type Directed, Model, type Source, withoutAmount } from "./model";
import { NumberRedaction } from "./number-redaction";
import { type Airing, isInObs, mayBeOnAir, watchAiring } from "./obs";
import { keepLoadable, whenUnseen } from "./page-reload";
import { dress } from "./view/document-attributes";
import { Overlay } from "./view/Overlay";
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
  const demo = new Demo();
  demo.listen(window);
  const model = show(demo, demo.directed, watchVisibility(), watchAiring());
  window.addEventListener("message", ({ origin, data }: MessageEvent<Dressed | null>) => {
    if (origin !== location.origin) return;
    if (typeof data?.css === "string") wear(data.css);
    if (typeof data?.search === "string") model.configure(readConfig(data.search));
  });
  if (css) wear(css);
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
    source: new ShareSession({ secret, endpoint: new URL("api/share/session", base), timing, clock }),
    open: socketTransport(location.origin, `${base.pathname}socket.io`),
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
  let worn = "";
  const initial = connection.settings.get();
  connection.settings.watch((settings) => {
    const config = readConfig(location.search, settings);
    const query = settings === initial ? null : queryForPictures(location.search, config);
    if (query !== null) return location.replace(`${query}${location.hash}`);
    model.configure(config);
    const style = css ?? (typeof settings.css === "string" ? settings.css : "");
    if (style !== worn) wear(style);
    worn = style;
  });
  connection.onReload(() => location.reload());
  void connection.run();
  const opened = timing.now();
  const renew = () => whenUnseen(model, timing, opened, () => location.reload());
  keepLoadable(base, connection, renew, timing);
}

function show(source: Source, directed: Directed, visibility: Store<boolean>, airing: Store<Airing>): Model {
  const hidden = new Store<Config["onair"]>("off");
  const config = readConfig(location.search);
  const redacted = new NumberRedaction(source, hidden);
  const discreet: Directed = {
    ...directed,
    summarise: async () => {
      const found = await directed.summarise();
      return hidden.get() === "band" ? withoutAmount(found) : found;
    },
  };
  const model = new Model(redacted, discreet, visibility, config, timing, nextFrame);
  const decide = () => hidden.set(mayBeOnAir(airing.get(), isInObs()) ? model.config.value.onair : "off");
  airing.watch(decide);
  model.config.subscribe(decide);
  hidden.watch((what) => what !== "off" && model.redact(what));
  const root = document.getElementById("overlay");
  if (!root) throw new Error("the page has no #overlay");
  dress(model);
  const spoken = computed(() => model.config.value.lang);
  let isDrawn = false;
  spoken.subscribe((lang) => {
    void speakIn(lang, languages).then(() => {
      if (!isDrawn) render(<Overlay model={model} />, root);
      isDrawn = true;
    });
  });
  return model;
}

main();
