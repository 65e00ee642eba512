import { render } from "preact";
import { Connection } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import type { Store } from "../sync/store";
import { browserTiming as timing } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import { readConfig } from "./config";
import { Delayed } from "./delayed";
import { Demo } from "./demo";
import { nextFrame } from "./frames";
import { reportHealth } from "./health";
import { Model, type Source } from "./model";
import { keepLoadable, whenUnseen } from "./renewal";
import { dress } from "./view/dress";
import { Overlay } from "./view/Overlay";
import { isInObs, watchVisibility } from "./visibility";

/** Put the page together: the one place that knows every part of it. */
function main(): void {
  const secret = decodeURIComponent(location.hash.slice(1));
  window.addEventListener("hashchange", () => location.reload());
  if (new URLSearchParams(location.search).get("demo") === "1") pretend();
  else if (secret) goOnAir(secret);
}

/** Show a made-up fight; what else the address says holds as it does on air. */
function pretend(): void {
  const demo = new Demo();
  demo.listen(window);
  show(demo, watchVisibility());
}

function goOnAir(secret: string): void {
  const base = new URL(".", location.href);
  const clock = new ServerClock();
  const connection = new Connection({
    source: new ShareSession({ secret, endpoint: new URL("api/share/session", base), timing, clock }),
    open: socketTransport(location.origin, `${base.pathname}socket.io`),
    timing,
    clock,
  });
  window.addEventListener("online", () => connection.hurry());
  const visibility = watchVisibility();
  reportHealth({ connection, timing, isVisible: () => visibility.get(), inObs: isInObs });
  const delay = () => 1_000 * readConfig(location.search, connection.settings.get()).delay;
  const model = show(new Delayed(connection, timing, delay), visibility);
  connection.settings.watch((settings) => model.configure(readConfig(location.search, settings)));
  void connection.run();
  const opened = timing.now();
  const renew = () => whenUnseen(model, timing, opened, () => location.reload());
  keepLoadable(base, connection, renew, timing);
}

function show(source: Source, visibility: Store<boolean>): Model {
  const model = new Model(source, visibility, readConfig(location.search), timing, nextFrame);
  const root = document.getElementById("overlay");
  if (!root) throw new Error("the page has no #overlay");
  dress(model);
  render(<Overlay model={model} />, root);
  return model;
}

main();
