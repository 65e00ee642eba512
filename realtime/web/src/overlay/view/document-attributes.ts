import { effect } from "@preact/signals";
import { automaticScale, type Config } from "../config";
import type { Model } from "../model";

/** Keep the document's attributes current: theme, motion, size, visibility. */
export function dress(model: Model): void {
  const html = document.documentElement;
  const wantsLess = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = () => {
    const config = model.config.value;
    html.dataset.theme = config.theme;
    html.dataset.motion = motionOf(config, wantsLess.matches);
    const fits = config.widgets.length === 0;
    const scale = config.scale ?? (fits ? automaticScale(window.innerWidth, window.innerHeight) : 1);
    html.style.fontSize = `${16 * scale}px`;
  };
  effect(apply);
  effect(() => {
    html.toggleAttribute("data-off", model.producer.value.isHidden);
  });
  wantsLess.addEventListener("change", apply);
  window.addEventListener("resize", apply);
  model.visible.subscribe((visible) => {
    if (visible) return wakeUp(html);
    html.dataset.asleep = "";
  });
}

/** Apply styles without transitions first, so that earlier changes are not animated late. */
function wakeUp(html: HTMLElement): void {
  for (const animation of document.getAnimations()) {
    if (!(animation instanceof CSSAnimation)) animation.cancel();
  }
  requestAnimationFrame(() => requestAnimationFrame(() => delete html.dataset.asleep));
}

function motionOf(config: Config, wantsLess: boolean): "full" | "reduced" {
  if (config.motion !== "system") return config.motion;
  return wantsLess ? "reduced" : "full";
}

export const movesFreely = (): boolean => {
  const { motion, asleep } = document.documentElement.dataset;
  return motion === "full" && asleep === undefined;
};
