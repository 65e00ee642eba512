import { effect } from "@preact/signals";
import { automaticScale, type Config } from "../config";
import type { Model } from "../model";
import { CANVAS } from "../placement";

/** Keep the document's attributes current: theme, motion, size, visibility. */
export function dress(model: Model): void {
  const html = document.documentElement;
  const wantsLess = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = () => {
    const config = model.config.value;
    html.dataset.theme = config.theme;
    html.dataset.motion = motionOf(config, wantsLess.matches);
    html.style.fontSize = `${16 * scaleOf(config)}px`;
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

function scaleOf({ scale, places, widgets }: Config): number {
  const { innerWidth: width, innerHeight: height } = window;
  if (places.length > 0) return Math.min(width / CANVAS.width, height / CANVAS.height);
  return scale ?? (widgets.length === 0 ? automaticScale(width, height) : 1);
}

function motionOf(config: Config, wantsLess: boolean): "full" | "reduced" {
  if (config.motion !== "system") return config.motion;
  return wantsLess ? "reduced" : "full";
}

export const movesFreely = (): boolean => {
  const { motion, asleep } = document.documentElement.dataset;
  return motion === "full" && asleep === undefined;
};
