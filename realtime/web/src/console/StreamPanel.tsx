import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { plain, t } from "../i18n/texts";
import type { OverlayChoice, Success } from "../sync/wire";
import { Choice, PersonChoice } from "../table/fields";
import type { Table } from "../table/model";

/** The producer's orders to the overlays of this encounter and its channel. */
export function StreamPanel({ table }: { table: Table }): JSX.Element {
  const [overlays, setOverlays] = useState<OverlayChoice[] | null>(null);
  const [chosen, setChosen] = useState("");
  const [whom, setWhom] = useState("");
  const listed = (answer: Success | null) => {
    if (answer?.overlays) setOverlays(answer.overlays);
  };
  const look = async () => listed(await table.ask("list_overlays", {}));
  const meant = (overlays ?? []).filter(({ shareId }) => chosen === "" || shareId === chosen);
  const order = async (name: string) => {
    const answer = await table.request("direct_overlays", {
      order: name,
      ...(chosen ? { shareId: chosen } : {}),
      ...(name === "splash" && whom ? { participantId: whom } : {}),
    });
    listed(answer);
    if (answer) table.say(t("note-done", { what: t(`air-${name}`) }), "good");
  };
  const line = ({ shareId, follows, watching }: OverlayChoice) => {
    const number = (overlays ?? []).findIndex((one) => one.shareId === shareId) + 1;
    return t("stream-line", { number, follows, watching });
  };
  const button = (name: string) => (
    <button type="button" disabled={!table.isFresh.value} onClick={() => void order(name)}>
      {t(`air-${name}`)}
    </button>
  );
  // Who is unknown to all that watch can't be announced.
  const known = (table.encounter.value?.participants ?? []).filter(({ seenBy }) =>
    meant.some(({ audience }) => seenBy?.[audience] !== "unseen"),
  );
  const isHidden = meant.every(({ producer }) => producer.isHidden);
  const arePaused = meant.every(({ producer }) => producer.arePaused);
  return (
    <details
      class="panel stream"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void look();
      }}
    >
      <summary>{t("stream-title")}</summary>
      {overlays?.length === 0 && <p>{plain(t("stream-none"))}</p>}
      {meant.length > 0 && (
        <div class="stack">
          {(overlays?.length ?? 0) > 1 && (
            <Choice
              label={t("stream-link")}
              options={[
                ["", t("stream-all")],
                ...(overlays ?? []).map(
                  ({ shareId, follows, watching }, place) =>
                    [shareId, t("stream-line", { number: place + 1, follows, watching })] as const,
                ),
              ]}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <PersonChoice
            label={t("stream-whom")}
            none={t("stream-whose-turn")}
            people={known}
            value={whom}
            onChange={setWhom}
          />
          <div class="orders">
            {button("splash")}
            {button(isHidden ? "show" : "hide")}
            {button("clear")}
            {button(arePaused ? "resume" : "pause")}
            {button("scene")}
          </div>
          <ul role="status" data-part="air">
            {meant.map((one) => (
              <li key={one.shareId}>
                {line(one)}: {stateOf(one.producer)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}

function stateOf({ isHidden, arePaused, scene }: OverlayChoice["producer"]): string {
  return t("air-state", { shown: isHidden ? "no" : "yes", moments: arePaused ? "paused" : "on", scene });
}
