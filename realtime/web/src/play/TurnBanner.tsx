import type { JSX } from "preact";
import { t } from "../i18n/texts";
import { acting, turnName } from "../sync/turn-groups";
import type { Table } from "../table/model";
import { person } from "../table/participants";

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
    const { round } = encounter;
    const over = t("play-over", { round });
    const words = { planning: t("play-not-begun"), paused: t("play-paused"), completed: over };
    return (
      <p class="turn" role="status" data-part="turn">
        {words[encounter.status]}
      </p>
    );
  }
  const end = t("button-endturn");
  const endTurn = () =>
    table.do(end, "advance_turn", {
      expected: { round: encounter.round, participantId: encounter.currentParticipantId },
    });
  return (
    <section
      class="turn"
      data-own={isOwn ? "" : undefined}
      data-deck={isOnDeck ? "" : undefined}
      aria-label={t("play-turn")}
    >
      <div role="status" data-part="turn">
        <p class="now">
          {mine
            ? t("play-your-turn", { name: mine.name })
            : current
              ? t("play-turn-of", { name: turnName(encounter, current._id, current.name) })
              : t("play-turn-of-somebody")}
        </p>
        {next && (
          <p class="next">
            {isOnDeck
              ? t("play-you-next", { name: next.name })
              : t(own.has(next._id) ? "play-next-own" : "play-next", {
                  name: turnName(encounter, next._id, next.name),
                })}
          </p>
        )}
      </div>
      {isOwn && (
        <button
          type="button"
          class="main"
          disabled={!table.isFresh.value || table.isBusy(end)}
          onClick={() => void endTurn()}
        >
          {end}
        </button>
      )}
    </section>
  );
}
