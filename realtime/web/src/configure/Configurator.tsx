import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { type Choices, PARTS, readChoices, SETTINGS, searchOf, sizeAdvice } from "./choices";
import { LinkBox } from "./LinkBox";
import { Preview } from "./Preview";

interface ConfiguratorProps {
  search: string;
  secret: string;
  overlay: URL;
}

/** Choose, see it at once, and take the link to OBS. */
export function Configurator({ search, secret, overlay }: ConfiguratorProps): JSX.Element {
  const choices = useSignal(readChoices(search));
  const set = (changes: Partial<Choices>) => {
    choices.value = { ...choices.value, ...changes };
  };
  const asked = searchOf(choices.value);
  return (
    <main>
      <h1>Set up the overlay</h1>
      <div class="halves">
        <form onSubmit={(event) => event.preventDefault()}>
          <div class="settings">
            {SETTINGS.map(({ name, label, values }) => (
              <label key={name}>
                {label}
                <select
                  name={name}
                  value={choices.value[name]}
                  disabled={name === (choices.value.layout === "strip" ? "side" : "edge")}
                  onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
                >
                  {Object.entries(values).map(([value, text]) => (
                    <option key={value} value={value}>
                      {text}
                    </option>
                  ))}
                  {!(choices.value[name] in values) && (
                    <option value={choices.value[name]}>{choices.value[name]}</option>
                  )}
                </select>
              </label>
            ))}
            <Size scale={choices.value.scale} onChoice={(scale) => set({ scale })} />
          </div>
          <Parts show={choices.value.show} onChoice={(show) => set({ show })} />
          <LinkBox overlay={overlay} search={asked} secret={secret} />
          <p>
            Size of the browser source in OBS: <strong data-part="size">{sizeAdvice(choices.value)}</strong>
          </p>
        </form>
        <Preview address={`${overlay.pathname}${asked || "?"}${asked && "&"}demo=1`} />
      </div>
    </main>
  );
}

function Size({ scale, onChoice }: { scale: string; onChoice: (scale: string) => void }): JSX.Element {
  return (
    <label>
      Size
      <select name="scale" value={scale} onChange={({ currentTarget }) => onChoice(currentTarget.value)}>
        <option value="">Fit the canvas</option>
        {[...new Set(["0.5", "0.75", "1", "1.25", "1.5", "2", scale])].filter(Boolean).map((value) => (
          <option key={value} value={value}>
            {Math.round(Number(value) * 100)} %
          </option>
        ))}
      </select>
    </label>
  );
}

function Parts({ show, onChoice }: { show: string; onChoice: (show: string) => void }): JSX.Element {
  const shown = show.split(",");
  const toggle = (part: string) =>
    Object.keys(PARTS).filter((one) => (one === part ? !shown.includes(one) : shown.includes(one)));
  return (
    <fieldset>
      <legend>Parts on this source</legend>
      {Object.entries(PARTS).map(([part, label]) => (
        <label key={part}>
          <input
            type="checkbox"
            name={part}
            checked={shown.includes(part)}
            // An overlay without any part is no overlay.
            disabled={shown.length === 1 && shown.includes(part)}
            onChange={() => onChoice(toggle(part).join(","))}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
