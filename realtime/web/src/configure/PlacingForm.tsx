import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { PLACEABLE, type Place } from "../overlay/placement";
import { FIRST, fitted, type Layout, replaced, toggled } from "./placing";

interface PlacingFormProps {
  places: readonly Place[];
  layout: Layout;
  onChange: (places: readonly Place[]) => void;
}

/** Which widgets are placed, and where in numbers. */
export function PlacingForm({ places, layout, onChange }: PlacingFormProps): JSX.Element {
  const first = () => FIRST.reduce<readonly Place[]>((all, widget) => toggled(all, widget, layout), []);
  return (
    <fieldset class="placing">
      <legend>{t("place-title")}</legend>
      <label>
        <input
          type="checkbox"
          name="place"
          checked={places.length > 0}
          onChange={() => onChange(places.length > 0 ? [] : first())}
        />
        {t("place-freely")}
      </label>
      {places.length > 0 && <p id="place-keys">{t("place-keys")}</p>}
      {places.length > 0 &&
        PLACEABLE.map((widget) => {
          const place = places.find((one) => one.widget === widget);
          return (
            <fieldset key={widget} class="placing-row" aria-label={t(`widget-${widget}`)}>
              <label>
                <input
                  type="checkbox"
                  checked={place !== undefined}
                  disabled={place !== undefined && places.length === 1}
                  onChange={() => onChange(toggled(places, widget, layout))}
                />
                {t(`widget-${widget}`)}
              </label>
              {place && (
                <Numbers
                  place={place}
                  onChange={(next) => onChange(replaced(places, fitted(next, layout)))}
                />
              )}
            </fieldset>
          );
        })}
    </fieldset>
  );
}

const NUMBERS = ["x", "y", "width", "height"] as const;

function Numbers({ place, onChange }: { place: Place; onChange: (place: Place) => void }): JSX.Element {
  return (
    <span class="numbers">
      {NUMBERS.filter((name) => place[name] !== null).map((name) => (
        <label key={name}>
          {t(`place-${name}`)}
          <input
            type="number"
            name={`${place.widget}-${name}`}
            min={0}
            max={1920}
            value={String(place[name])}
            onChange={({ currentTarget }) => {
              onChange({ ...place, [name]: Number(currentTarget.value) || 0 });
              // A number that does not fit is shown as it became.
              currentTarget.value = String(place[name]);
            }}
          />
        </label>
      ))}
    </span>
  );
}
