import type { Store } from "../sync/observable";
import { type Airing, watchAiring } from "./obs";
import { watchVisibility } from "./visibility";

/** What the page knows of where it is shown. */
export interface Surroundings {
  visibility: Store<boolean>;
  airing: Store<Airing>;
}

export function watchSurroundings(): Surroundings {
  return { visibility: watchVisibility(), airing: watchAiring() };
}
