import type { JSX } from "preact";
import { language } from "../../i18n/texts";
import type { Encounter } from "../../sync/wire";
import type { Model } from "../model";
import { densityOf } from "./density";
import { Header } from "./Header";
import { Captions, Farewell, LowerThird, Single, SplashView } from "./late";
import { Order } from "./Order";
import { Portraits } from "./Portrait";
import { TurnTimer } from "./TurnTimer";

/** The whole overlay; empty while there is no encounter. */
export function Overlay({ model }: { model: Model }): JSX.Element {
  const encounter = model.encounter.value;
  const phase = model.phase.value;
  const { portraits, widgets, places } = model.config.value;
  const Shown = widgets.length + places.length > 0 ? Single : Scene;
  return (
    <Portraits.Provider value={portraits}>
      {encounter && phase !== "blank" && <Shown key={language()} model={model} encounter={encounter} />}
      <Captions model={model} />
    </Portraits.Provider>
  );
}

function Scene({ model, encounter }: { model: Model; encounter: Encounter }): JSX.Element {
  const { layout, side, edge, align, announce, show, theme, third, who } = model.config.value;
  const { scene } = model.producer.value;
  const phase = model.phase.value;
  const splash = show.has("splash") && phase !== "outro" ? model.splash.value : null;
  const isEncounterShown = phase !== "planning";
  return (
    <main
      class="overlay"
      data-layout={layout}
      data-side={layout === "column" ? side : undefined}
      data-edge={layout === "strip" ? edge : undefined}
      data-align={layout === "strip" ? align : undefined}
      data-announce={announce}
      data-scene={scene}
      data-reveal={model.isRevealing.value ? "" : undefined}
      data-dice={show.has("dice") ? undefined : "off"}
      data-status={phase}
      data-density={densityOf(encounter.participants.length)}
    >
      <section class="board" data-part="board" hidden={scene === "turn" || scene === "recap"}>
        {show.has("round") && (
          <Header encounter={encounter} phase={phase} shrinks>
            <TurnTimer model={model} />
          </Header>
        )}
        {show.has("order") && isEncounterShown && (
          <Order
            encounter={encounter}
            layout={layout}
            who={scene === "party" ? "party" : who}
            floats={show.has("floats") ? model.floatsBeside.value : undefined}
            key={`${layout} ${theme}`}
          />
        )}
      </section>
      {((third !== "off" && scene !== "recap") || scene === "turn") &&
        (phase === "active" || phase === "paused") && (
          <LowerThird
            encounter={encounter}
            player={model.playerOf}
            splash={splash}
            isAlone={scene === "turn"}
          />
        )}
      {splash && <SplashView key={splash.key} splash={splash} />}
      {((show.has("splash") && phase === "outro") || scene === "recap") && (
        <Farewell encounter={encounter} summary={model.summary.value} isOver={phase === "outro"} />
      )}
    </main>
  );
}
