import type { JSX } from "preact";
import { MOST_CSS, sanitise } from "../overlay/custom-css";

/** The stable hooks for style sheets. */
const HOOKS: readonly [hook: string, meaning: string][] = [
  ["html[data-theme]", "the theme; its colours and letters are variables such as --plate, --ink, --accent"],
  ["[data-layout], [data-side], [data-edge]", "column or strip, and where it stands"],
  ["[data-status]", "planning, active, paused or outro"],
  ["[data-widget]", "a single widget"],
  ["[data-participant]", "a row; with [data-active], [data-next], [data-defeated], [data-concentrating]"],
  ["[data-type]", "character, monster, npc, lair or unknown"],
  ["[data-band]", "unhurt, hurt, bloodied, critical or down"],
  ['[data-part="initiative"]', "also portrait, name, hp-bar, hp-steps, hp-numbers, temp-hp, death-saves"],
  ['[data-part="condition"]', "with [data-condition=poisoned] and so on; also concentration, rounds"],
  ['[data-part="float"]', "a number that rises; with [data-tone] and [data-critical]"],
  ['[data-part="splash"]', "whose turn it is; with [data-new-round]"],
  ['[data-part="header"]', "also round, title, deck, captions"],
];

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
      <summary>Your own style sheet</summary>
      <label>
        CSS
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
        {dropped.length > 0 && `Left out, because it could ask somebody else: ${dropped.join("; ")}`}
      </p>
      <p>It travels in the link, behind the #. With /overlay style it stays with the link instead.</p>
      <table>
        <caption>What to hold on to</caption>
        <tbody>
          {HOOKS.map(([hook, meaning]) => (
            <tr key={hook}>
              <th scope="row">
                <code>{hook}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
