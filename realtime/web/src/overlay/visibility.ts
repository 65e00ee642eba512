import { Store } from "../sync/observable";

/** Events OBS Studio sends to a browser source. */
interface ObsVisibility extends Event {
  detail: { visible?: boolean };
}

/** Whether the page is visible, by the browser's state and, in OBS, the source's. */
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
