import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { usualPlace } from "../overlay/boxes";
import { PARTS } from "../overlay/config";
import { type Place, placesOf, placesText, WIDGETS } from "../overlay/placement";
import { Canvas } from "./Canvas";
import {
  type Choices,
  readChoices,
  SETTINGS,
  type Setting,
  searchOf,
  sizeAdvice,
  valueName,
} from "./choices";
import { LinkBox } from "./LinkBox";
import { OwnStyleBox } from "./OwnStyleBox";
import { PlacingForm } from "./PlacingForm";
import { Preview } from "./Preview";
import { type Layout, replaced } from "./placing";

interface ConfiguratorProps {
  search: string;
  secret: string;
  css: string;
  overlay: URL;
}

/** The configurator: the form, its preview and the finished link for OBS. */
export function Configurator({ search, secret, css, overlay }: ConfiguratorProps): JSX.Element {
  const choices = useSignal(readChoices(search));
  const style = useSignal(css);
  const set = (changes: Partial<Choices>) => {
    choices.value = { ...choices.value, ...changes };
  };
  const asked = searchOf(choices.value);
  const layout = choices.value.layout as Layout;
  const places = placesOf(choices.value.place) ?? [];
  const put = (next: readonly Place[]) => {
    // A timer that is placed is to be seen.
    const begins = hasTimer(next) && !hasTimer(places) && choices.value.timer === "0";
    set({ place: placesText(next), ...(begins ? { timer: "60" } : {}) });
  };
  return (
    <main>
      <h1>{t("setup-title")}</h1>
      <div class="halves">
        <Preview path={overlay.pathname} search={asked} css={style.value}>
          {places.length > 0 && (
            <Canvas places={places} layout={layout} onChange={(place) => put(replaced(places, place))} />
          )}
        </Preview>
        <form onSubmit={(event) => event.preventDefault()}>
          <div class="settings">
            {SETTINGS.map(({ name, values }) => (
              <label key={name}>
                {t(`setting-${name}`)}
                <select
                  name={name}
                  value={choices.value[name]}
                  disabled={name === (choices.value.layout === "strip" ? "side" : "edge")}
                  onChange={({ currentTarget }) => set(changed(name, currentTarget.value, places))}
                >
                  {values.map((value) => (
                    <option key={value} value={value}>
                      {valueName(name, value)}
                    </option>
                  ))}
                  {!(values as readonly string[]).includes(choices.value[name]) && (
                    <option value={choices.value[name]}>{choices.value[name]}</option>
                  )}
                </select>
              </label>
            ))}
            <Size
              scale={choices.value.scale}
              isFixed={places.length > 0}
              onChoice={(scale) => set({ scale })}
            />
          </div>
          {choices.value.portraits === "any" && (
            <p class="hint" data-part="portraits-hint">
              {t("setup-portraits-hint")}
            </p>
          )}
          <PlacingForm places={places} layout={layout} onChange={put} />
          {places.length === 0 && (
            <List
              legend={t("setup-widgets")}
              kind="widget"
              names={WIDGETS}
              chosen={choices.value.widget}
              mayBeEmpty
              onChoice={(widget) => set({ widget })}
            />
          )}
          {choices.value.widget === "" && places.length === 0 && (
            <List
              legend={t("setup-parts")}
              kind="part"
              names={PARTS}
              chosen={choices.value.show}
              onChoice={(show) => set({ show })}
            />
          )}
          <OwnStyleBox
            css={style.value}
            onChange={(text) => {
              style.value = text;
            }}
          />
          <LinkBox overlay={overlay} search={asked} secret={secret} css={style.value} />
          <p>
            {t("setup-size")} <strong data-part="size">{sizeAdvice(choices.value)}</strong>
          </p>
        </form>
      </div>
    </main>
  );
}

/** The order of another layout has another shape, so it stands at its usual place again. */
function changed(name: Setting, value: string, places: readonly Place[]): Partial<Choices> {
  if (name !== "layout" || places.every(({ widget }) => widget !== "order")) return { [name]: value };
  const order = usualPlace("order", value as Layout);
  return { [name]: value, place: placesText(replaced(places, order)) };
}

const hasTimer = (places: readonly Place[]) => places.some(({ widget }) => widget === "timer");

interface SizeProps {
  scale: string;
  /** Whether boxes say how large everything is. */
  isFixed: boolean;
  onChoice: (scale: string) => void;
}

function Size({ scale, isFixed, onChoice }: SizeProps): JSX.Element {
  return (
    <label>
      {t("setting-scale")}
      <select
        name="scale"
        value={scale}
        disabled={isFixed}
        onChange={({ currentTarget }) => onChoice(currentTarget.value)}
      >
        <option value="">{t("setting-scale-fit")}</option>
        {[...new Set(["0.5", "0.75", "1", "1.25", "1.5", "2", scale])].filter(Boolean).map((value) => (
          <option key={value} value={value}>
            {t("setting-scale-percent", { percent: Math.round(Number(value) * 100) })}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ListProps {
  legend: string;
  kind: "widget" | "part";
  names: readonly string[];
  /** Join values with commas. */
  chosen: string;
  mayBeEmpty?: boolean;
  onChoice: (chosen: string) => void;
}

function List({ legend, kind, names, chosen, mayBeEmpty = false, onChoice }: ListProps): JSX.Element {
  const held = chosen.split(",").filter(Boolean);
  const toggle = (name: string) =>
    names.filter((one) => (one === name ? !held.includes(one) : held.includes(one)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            name={name}
            checked={held.includes(name)}
            // The last selected part can't be removed.
            disabled={!mayBeEmpty && held.length === 1 && held.includes(name)}
            onChange={() => onChoice(toggle(name).join(","))}
          />
          {kind === "part" ? t(`part-${name}`) : t(`widget-${name}`)}
        </label>
      ))}
    </fieldset>
  );
}
