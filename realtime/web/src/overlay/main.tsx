import { render } from "preact";
import { Connection } from "../sync/connection";
import { ServerClock } from "../sync/server-clock";
import { ShareSession } from "../sync/session";
import { browserTiming as timing } from "../sync/timing";
import { socketTransport } from "../sync/transport";
import { readConfig } from "./config";
import { nextFrame } from "./frames";
import { reportHealth } from "./health";
import { Model } from "./model";
import { keepLoadable, whenUnseen } from "./renewal";
import { dress } from "./view/dress";
import { Overlay } from "./view/Overlay";
import { isInObs, watchVisibility } from "./visibility";

/** Put the page together: the one place that knows every part of it. */
function main(): void {
  const secret = decodeURIComponent(location.hash.slice(1));
  window.addEventListener("hashchange", () => location.reload());
  if (!secret) return;
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
  const config = readConfig(location.search);
  const model = new Model(connection, visibility, config, timing, nextFrame);
  reportHealth({ connection, timing, isVisible: () => visibility.get(), inObs: isInObs });
  connection.settings.watch((settings) => model.configure(readConfig(location.search, settings)));
  const root = document.getElementById("overlay");
  if (!root) throw new Error("the page has no #overlay");
  dress(model);
  render(<Overlay model={model} />, root);
  void connection.run();
  const opened = timing.now();
  const renew = () => whenUnseen(model, timing, opened, () => location.reload());
  keepLoadable(base, connection, renew, timing);
}

main();
