import type { JSX, TargetedPointerEvent } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../i18n/texts";
import { CANVAS, type Place } from "../overlay/placement";
import { heightOf, type Layout, moved, resized, SAFE, stepped } from "./placing";

interface CanvasProps {
  places: readonly Place[];
  layout: Layout;
  onChange: (place: Place) => void;
}

interface Drag {
  place: Place;
  /** Where the pointer took hold. */
  x: number;
  y: number;
  apply: typeof moved;
}

/** The boxes above the preview, moved and resized by pointer and keys, with the lines of the safe area. */
export function Canvas({ places, layout, onChange }: CanvasProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const take = (event: TargetedPointerEvent<HTMLElement>, place: Place) => {
    const isCorner = (event.target as HTMLElement).dataset.part === "corner";
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { place, x: event.clientX, y: event.clientY, apply: isCorner ? resized : moved };
  };
  const pull = ({ clientX, clientY }: PointerEvent) => {
    if (!drag.current || !frame.current) return;
    const { place, x, y, apply } = drag.current;
    const pixels = CANVAS.width / frame.current.clientWidth;
    onChange(apply(place, (clientX - x) * pixels, (clientY - y) * pixels, layout));
  };
  const drop = () => {
    drag.current = null;
  };
  return (
    <div class="canvas" data-part="canvas" ref={frame}>
      <div
        class="safe"
        style={share(SAFE.x, SAFE.y, CANVAS.width - 2 * SAFE.x, CANVAS.height - 2 * SAFE.y)}
      />
      {places.map((place) => (
        <button
          key={place.widget}
          type="button"
          class="box"
          data-widget={place.widget}
          style={share(place.x, place.y, place.width, heightOf(place, layout))}
          aria-label={t("place-box", { widget: t(`widget-${place.widget}`), x: place.x, y: place.y })}
          aria-describedby="place-keys"
          onPointerDown={(event) => take(event, place)}
          onPointerMove={pull}
          onPointerUp={drop}
          onPointerCancel={drop}
          onKeyDown={(event) => {
            const next = stepped(place, event, layout);
            if (!next) return;
            event.preventDefault();
            onChange(next);
          }}
        >
          <span class="box-name">{t(`widget-${place.widget}`)}</span>
          <span class="corner" data-part="corner" />
        </button>
      ))}
    </div>
  );
}

function share(x: number, y: number, width: number, height: number): Record<string, string> {
  const of = (value: number, whole: number) => `${(100 * value) / whole}%`;
  return {
    left: of(x, CANVAS.width),
    top: of(y, CANVAS.height),
    width: of(width, CANVAS.width),
    height: of(height, CANVAS.height),
  };
}
