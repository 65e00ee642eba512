import languages from "virtual:texts/overlay";
import { computed } from "@preact/signals";
import { render } from "preact";
import { language, speakIn } from "../i18n/texts";
import { load, loadStyles } from "../sync/load";
import { Store } from "../sync/observable";
import { browserTiming as timing } from "../sync/timing";
import { nextFrame } from "./animation-frame";
import { type Config, readConfig } from "./config";
import { type Directed, Model, type Source, withoutAmount } from "./model";
import { NumberRedaction } from "./number-redaction";
import { isInObs, mayBeOnAir } from "./obs";
import laterStyles from "./styles/later.css?url";
import type { Surroundings } from "./surroundings";
import { dress } from "./view/document-attributes";
import { draw } from "./view/late";
import { Overlay } from "./view/Overlay";

export interface Shown {
  model: Model;
  /** Resolves when the texts are there and the source is drawn. */
  drawn: Promise<void>;
  /** Load what the first picture does without; resolves when moments are played. */
  complete(): Promise<void>;
}

/** Draw what a source shows, when the texts are there. */
export function show(source: Source, directed: Directed, { visibility, airing }: Surroundings): Shown {
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
  dress(model);
  const completed = async () => {
    const [later] = await Promise.all([load(() => import("./later/parts")), loadStyles(laterStyles)]);
    new later.MomentPlayer(model, redacted, discreet, visibility, timing);
    draw(later);
  };
  let completing: Promise<void> | null = null;
  const complete = () => {
    completing ??= completed();
    return completing;
  };
  // There is no picture without it.
  if (config.widgets.length + config.places.length > 0) void complete();
  return { model, drawn: drawn(model), complete };
}

function drawn(model: Model): Promise<void> {
  const root = document.getElementById("overlay");
  if (!root) throw new Error("the page has no #overlay");
  const spoken = computed(() => model.config.value.lang);
  return new Promise((resolve) => {
    let isDrawn = false;
    spoken.subscribe((lang) => {
      void speakIn(lang, languages).then(() => {
        // Another language may have been asked for meanwhile: that one's texts are to come.
        if (isDrawn || lang !== language()) return;
        render(<Overlay model={model} />, root);
        isDrawn = true;
        resolve();
      });
    });
  });
}

/** Apply the streamer's own style sheet, whose filter is loaded for those who have one. */
export async function wear(css: string): Promise<void> {
  const sheet = await load(() => import("./custom-css"));
  sheet.wear(css);
}
