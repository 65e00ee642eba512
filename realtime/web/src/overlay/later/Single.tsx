import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { memberships } from "../../sync/turn-groups";
import type { Encounter, Participant } from "../../sync/wire";
import { boxStyle, placesIn } from "../boxes";
import type { Model, Splash } from "../model";
import type { Phase } from "../phase";
import type { Placeable } from "../placement";
import { densityOf } from "../view/density";
import { fitNames } from "../view/fit";
import { Header } from "../view/Header";
import { Order } from "../view/Order";
import { Row } from "../view/Row";
import { TurnTimer } from "../view/TurnTimer";
import { Dice } from "./Dice";
import { LowerThird } from "./LowerThird";
import { Farewell, SplashView } from "./Moments";

/** Single widgets: stacked in a source of their own size, or each in its place on the canvas. */
export function Single({ model, encounter }: { model: Model; encounter: Encounter }): JSX.Element {
  const { layout, side, edge, theme, widgets, places, show } = model.config.value;
  const { scene } = model.producer.value;
  const phase = model.phase.value;
  const boxes = new Map(placesIn(scene, places, layout).map((place) => [place.widget, place]));
  const shown: readonly Placeable[] = boxes.size > 0 ? [...boxes.keys()] : widgets;
  const splash = shown.includes("splash") && phase !== "outro" ? model.splash.value : null;
  return (
    <main
      class={`overlay ${boxes.size > 0 ? "placed" : "single"}`}
      data-layout={layout}
      data-side={layout === "column" ? side : undefined}
      data-edge={layout === "strip" ? edge : undefined}
      data-reveal={model.isRevealing.value ? "" : undefined}
      data-dice={show.has("dice") ? undefined : "off"}
      data-status={phase}
      data-density={shown.includes("order") ? densityOf(encounter.participants.length) : "roomy"}
      data-part="board"
    >
      {shown.map((widget) => {
        const box = boxes.get(widget);
        return (
          <section
            key={`${widget} ${theme}`}
            class="widget"
            data-widget={widget}
            style={box && boxStyle(box, layout)}
          >
            {drawn(widget, model, encounter, phase, splash)}
          </section>
        );
      })}
    </main>
  );
}

function drawn(
  widget: Placeable,
  model: Model,
  encounter: Encounter,
  phase: Phase,
  splash: Splash | null,
): JSX.Element | null {
  const isEncounterShown = phase === "active" || phase === "paused";
  const { layout, who, places, show } = model.config.value;
  const { scene } = model.producer.value;
  switch (widget) {
    case "round":
      return phase === "outro" ? null : <Header encounter={encounter} phase={phase} />;
    case "order":
      return isEncounterShown ? (
        <Order
          encounter={encounter}
          layout={layout}
          who={scene === "party" ? "party" : who}
          // A source of its own size has no room beside the rows.
          floats={places.length > 0 && show.has("floats") ? model.floatsBeside.value : undefined}
          key={layout}
        />
      ) : null;
    case "active":
      return isEncounterShown ? (
        <One encounter={encounter} id={encounter.currentParticipantId} isActive />
      ) : null;
    case "deck":
      return isEncounterShown ? (
        <One encounter={encounter} id={encounter.nextParticipantId} isActive={false} />
      ) : null;
    case "third":
      return isEncounterShown ? (
        <LowerThird encounter={encounter} player={model.playerOf} splash={splash} isAlone />
      ) : null;
    case "timer":
      return <TurnTimer model={model} />;
    case "dice":
      return <Dice model={model} />;
    case "splash":
      return splash ? <SplashView key={splash.key} splash={splash} /> : null;
    case "recap":
      return phase === "outro" || scene === "recap" ? (
        <Farewell encounter={encounter} summary={model.summary.value} isOver={phase === "outro"} />
      ) : null;
    case "captions":
      // The same captions part as in the whole overlay.
      return null;
  }
}

interface OneProps {
  encounter: Encounter;
  id: string | null;
  isActive: boolean;
}

/** One participant: the current or the next one. */
function One({ encounter, id, isActive }: OneProps): JSX.Element | null {
  const participant: Participant | undefined = encounter.participants.find(({ _id }) => _id === id);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (list.current) fitNames(list.current, "all");
  });
  if (!participant) return null;
  return (
    <ol class="rows lone" ref={list}>
      <Row
        key={participant._id}
        participant={participant}
        isActive={isActive}
        isNext={!isActive}
        group={memberships(encounter).get(participant._id)?.label ?? null}
        isFirst
      />
    </ol>
  );
}
