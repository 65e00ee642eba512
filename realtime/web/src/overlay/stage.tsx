import languages from "virtual:texts/overlay";
import { computed } from "@preact/signals";
import { render } from "preact";
import { language, speakIn } from "../i18n/texts";
import { load } from "../sync/load";
import { Store } from "../sync/observable";
import { browserTiming as timing } from "../sync/timing";
import { nextFrame } from "./animation-frame";
import { type Config, readConfig } from "./config";
import { type Directed, Model, type Source, withoutAmount } from "./model";
import { NumberRedaction } from "./number-redaction";
import { type Airing, isInObs, mayBeOnAir } from "./obs";
import { dress } from "./view/document-attributes";
import { Overlay } from "./view/Overlay";

/** Draw what a source shows, when the texts are there. */
export function show(
  source: Source,
  directed: Directed,
  visibility: Store<boolean>,
  airing: Store<Airing>,
): Model {
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
  const root = document.getElementById("overlay");
  if (!root) throw new Error("the page has no #overlay");
  dress(model);
  const spoken = computed(() => model.config.value.lang);
  let isDrawn = false;
  spoken.subscribe((lang) => {
    void speakIn(lang, languages).then(() => {
      // Another language may have been asked for meanwhile: that one's texts are to come.
      if (isDrawn || lang !== language()) return;
      render(<Overlay model={model} />, root);
      isDrawn = true;
    });
  });
  return model;
}

/** Apply the streamer's own style sheet, whose filter is loaded for those who have one. */
export async function wear(css: string): Promise<void> {
  const sheet = await load(() => import("./custom-css"));
  sheet.wear(css);
}
