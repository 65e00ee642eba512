import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Sheet } from "../table/common";
import { NumberField } from "../table/fields";
import { exhaustionCost, readNumber } from "../table/participants";
import type { SheetProps } from "./sheets";

const KINDS = {
  initiative: {
    label: "Initiative",
    command: "roll_initiative",
    asks: "Your total",
    least: -100,
    most: 1000,
    hint: "The server rolls a d20 with your bonus, or enter what you rolled at the table, bonus included.",
  },
  save: {
    label: "Death save",
    command: "roll_death_save",
    asks: "The number on your d20",
    least: 1,
    most: 20,
    hint: "The server rolls a d20 for everybody to see, or enter the bare number that you rolled at the table.",
  },
} as const;

/** A d20 roll by the server, or a typed result. */
export function DieSheet({ table, me, close, what }: SheetProps & { what: keyof typeof KINDS }): JSX.Element {
  const [text, setText] = useState("");
  const { label, command, asks, least, most, hint } = KINDS[what];
  const roll = readNumber(text, least, most);
  const act = (payload: Record<string, unknown>) => {
    close();
    void table.do(label, command, { participantId: me._id, ...payload });
  };
  return (
    <Sheet title={`${me.name}: ${label.toLowerCase()}`} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (roll !== null && table.isFresh.value) act({ roll });
        }}
      >
        <p>{hint}</p>
        {exhaustionCost(me) && <p>{exhaustionCost(me)}</p>}
        <button type="button" class="main" disabled={!table.isFresh.value} onClick={() => act({})}>
          Roll for me
        </button>
        <NumberField label={asks} value={text} onInput={setText} steps={[]} isSigned={least < 0} />
        <button type="submit" disabled={!table.isFresh.value || roll === null}>
          Enter {roll ?? "my roll"}
        </button>
      </form>
    </Sheet>
  );
}
