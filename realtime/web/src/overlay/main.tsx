import { load } from "../sync/load";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import { browserTiming as timing } from "../sync/timing";
import { Broadcast } from "./broadcast";
import { queryForPictures, readConfig } from "./config";
import { firstAnswer } from "./first-requests";
import { readFragment } from "./fragment";
import type { Model } from "./model";
import { type Shown, show, wear } from "./stage";
import { watchSurroundings } from "./surroundings";

/** Compose the page. The configurator has this file for what it shares with the overlay. */
function main(): void {
  if (!document.getElementById("overlay")) return;
  const { secret, css } = readFragment(location.hash);
  window.addEventListener("hashchange", () => location.reload());
  if (new URLSearchParams(location.search).get("demo") === "1") pretend(css);
  else if (secret) void goOnAir(secret, css);
}

/** Show the demo encounter; the address's other settings apply as on air. */
function pretend(css: string | null): void {
  const showing = load(() => import("./demo")).then(({ Demo }) => {
    const demo = new Demo();
    const { model, complete } = show(demo, demo.directed, watchSurroundings());
    demo.listen(window, complete());
    return model;
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

/** Show what came with the first answer, then load the rest of the code and follow the encounter. */
async function goOnAir(secret: string, css: string | null): Promise<void> {
  const base = new URL(".", location.href);
  const clock = new ServerClock();
  const endpoint = new URL("api/share/session", base);
  const source = new ShareSession({ secret, endpoint, timing, clock, first: firstAnswer });
  const broadcast = new Broadcast(
    (serverTime): number => clock.age(serverTime, timing.now()) - 1_000 * model.config.value.delay,
  );
  const surroundings = watchSurroundings();
  const { model, drawn, complete }: Shown = show(broadcast, broadcast, surroundings);
  obey(broadcast, model, css);
  const first = await source.grant();
  const shown = first.kind === "granted" ? first.grant : null;
  if (shown) broadcast.open(shown, () => model.config.value.delay > 0);
  await drawn;
  // Moments are played from the first event on.
  const [{ follow }] = await Promise.all([load(() => import("./later/on-air")), complete()]);
  follow({ broadcast, model, source, shown, clock, base, ...surroundings });
}

/** Apply the settings of a link: now, and whenever they change. */
function obey(broadcast: Broadcast, model: Model, css: string | null): void {
  let worn = "";
  const initial = broadcast.settings.get();
  broadcast.settings.watch((settings) => {
    const config = readConfig(location.search, settings);
    const query = settings === initial ? null : queryForPictures(location.search, config);
    if (query !== null) return location.replace(`${query}${location.hash}`);
    model.configure(config);
    const style = css ?? (typeof settings.css === "string" ? settings.css : "");
    if (style !== worn) void wear(style);
    worn = style;
  });
}

main();
