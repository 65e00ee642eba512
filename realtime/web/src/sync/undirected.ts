import type { ProducerState } from "./wire";

/** What is shown of a link before any order. */
export const UNDIRECTED: ProducerState = {
  revision: 0,
  isHidden: false,
  arePaused: false,
  scene: "fight",
  cue: null,
};
