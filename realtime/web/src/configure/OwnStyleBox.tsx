import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { MOST_CSS, sanitise } from "../overlay/custom-css";

/** The stable hooks for style sheets. */
const HOOKS = [
  ["html[data-theme]", "theme"],
  ["[data-layout], [data-side], [data-edge]", "layout"],
  ["[data-status]", "status"],
  ["[data-widget]", "widget"],
  ["[data-participant]", "participant"],
  ["[data-type]", "type"],
  ["[data-band]", "band"],
  ['[data-part="initiative"]', "part"],
  ['[data-part="condition"]', "condition"],
  ['[data-part="float"]', "float"],
  ['[data-part="splash"]', "splash"],
  ['[data-part="header"]', "header"],
] as const;

const EXAMPLE = `:root { --accent: gold }
[data-active] [data-part="name"] { letter-spacing: 0.05em }`;

interface OwnStyleBoxProps {
  css: string;
  onChange: (css: string) => void;
}

/** The streamer's own style sheet, and the rules removed from it. */
export function OwnStyleBox({ css, onChange }: OwnStyleBoxProps): JSX.Element {
  const { dropped } = sanitise(css);
  return (
    <details class="own-style" open={css !== ""}>
      <summary>{t("style-title")}</summary>
      <label>
        {t("style-css")}
        <textarea
          name="css"
          rows={6}
          maxLength={MOST_CSS}
          spellcheck={false}
          placeholder={EXAMPLE}
          value={css}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </label>
      <p role="status" data-part="dropped">
        {dropped.length > 0 && t("style-dropped", { rules: dropped.join("; ") })}
      </p>
      <p>{t("style-travels")}</p>
      <table>
        <caption>{t("style-hooks")}</caption>
        <tbody>
          {HOOKS.map(([hook, meaning]) => (
            <tr key={hook}>
              <th scope="row">
                <code>{hook}</code>
              </th>
              <td>{t(`hook-${meaning}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
