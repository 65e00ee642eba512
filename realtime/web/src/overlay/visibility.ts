import { Store } from "../sync/observable";

/** Events OBS Studio sends to a browser source. */
interface ObsVisibility extends Event {
  detail: { visible?: boolean };
}

/** Whether anybody can see the page: the browser's word and, in OBS, the source's own. */
export function watchVisibility(): Store<boolean> {
  let inScene = true;
  const seen = () => inScene && document.visibilityState === "visible";
  const visible = new Store(seen());
  document.addEventListener("visibilitychange", () => visible.set(seen()));
  window.addEventListener("obsSourceVisibleChanged", (event) => {
    inScene = (event as ObsVisibility).detail?.visible !== false;
    visible.set(seen());
  });
  return visible;
}
