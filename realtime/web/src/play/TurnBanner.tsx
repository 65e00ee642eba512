import type { JSX } from "preact";
import { acting, turnName } from "../sync/turn-groups";
import type { Table } from "../table/model";
import { person } from "../table/participants";

const END = "End my turn";

/** The current and the next turn, and the button that ends the user's own. */
export function TurnBanner({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  if (!encounter) return null;
  const own = new Set(table.own.value.map(({ _id }) => _id));
  const current = person(encounter, encounter.currentParticipantId);
  const next = person(encounter, encounter.nextParticipantId);
  const mine = table.own.value.find(({ _id }) => acting(encounter).has(_id));
  const isOwn = mine !== undefined;
  const isOnDeck = next !== undefined && own.has(next._id) && !isOwn;
  if (encounter.status !== "active") {
    const words = {
      planning: "The fight has not begun.",
      paused: "The fight is paused.",
      completed: "The fight is over.",
    };
    return (
      <p class="turn" role="status" data-part="turn">
        {words[encounter.status]}
      </p>
    );
  }
  const endTurn = () =>
    table.do(END, "advance_turn", {
      expected: { round: encounter.round, participantId: encounter.currentParticipantId },
    });
  return (
    <section
      class="turn"
      data-own={isOwn ? "" : undefined}
      data-deck={isOnDeck ? "" : undefined}
      aria-label="Turn"
    >
      <div role="status" data-part="turn">
        <p class="now">
          {mine
            ? `Your turn, ${mine.name}`
            : current
              ? `${turnName(encounter, current._id, current.name)} acts`
              : "Somebody acts"}
        </p>
        {next && (
          <p class="next">
            {isOnDeck
              ? `You are next, ${next.name}`
              : `Next: ${own.has(next._id) ? "you, " : ""}${turnName(encounter, next._id, next.name)}`}
          </p>
        )}
      </div>
      {isOwn && (
        <button
          type="button"
          class="main"
          disabled={!table.isFresh.value || table.isBusy(END)}
          onClick={() => void endTurn()}
        >
          {END}
        </button>
      )}
    </section>
  );
}
