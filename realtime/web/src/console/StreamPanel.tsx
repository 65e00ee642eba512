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
  const order = async (name: string) =>
    listed(
      await table.request("direct_overlays", {
        order: name,
        ...(chosen ? { shareId: chosen } : {}),
        ...(name === "splash" && whom ? { participantId: whom } : {}),
      }),
    );
  const button = (name: string) => (
    <button type="button" disabled={!table.isFresh.value} onClick={() => void order(name)}>
      {t(`air-${name}`)}
    </button>
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
            people={table.encounter.value?.participants ?? []}
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
          <p role="status" data-part="scene">
            {[...new Set(meant.map(({ producer }) => producer.scene))]
              .map((scene) => t("stream-scene-now", { scene }))
              .join(", ")}
          </p>
        </div>
      )}
    </details>
  );
}
