import type { JSX } from "preact";
import type { Model } from "../model";

/** The face of a die, or the sum of a roll. */
export function Die({ rolled }: { rolled: number }): JSX.Element {
  return (
    <span
      class="die"
      data-part="die"
      data-extreme={rolled === 20 ? "high" : rolled === 1 ? "low" : undefined}
    >
      {rolled}
    </span>
  );
}

/** The newest rolls that this audience may see. */
export function Dice({ model }: { model: Model }): JSX.Element {
  return (
    <ol class="dice" data-part="dice" aria-hidden="true">
      {model.rolls.value.map(({ key, who, what, rolled, tone }) => (
        <li key={key} class="roll" data-tone={tone}>
          <Die rolled={rolled} />
          <b dir="auto">{who}</b>
          <small dir="auto">{what}</small>
        </li>
      ))}
    </ol>
  );
}
