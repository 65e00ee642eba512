import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/texts";
import { acting, type Membership, memberships } from "../sync/turn-groups";
import type { Table } from "../table/model";
import { Face } from "../table/PortraitField";
import type { Person, TableEncounter } from "../table/participants";
import { GroupName, Health, Marks, Saves } from "../table/vitals";
import type { Selection } from "./selection";

/** The initiative order with all that the DM may see; checkboxes select several rows. */
export function Order({ table, selection }: { table: Table; selection: Selection }): JSX.Element | null {
  const encounter = table.encounter.value;
  const current = encounter?.currentParticipantId;
  useEffect(() => {
    if (current) document.getElementById(`row-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (!encounter) return null;
  const groups = memberships(encounter);
  const onTurn = acting(encounter);
  return (
    <section class="order-area" aria-label={t("page-order")}>
      <ol class="order">
        {encounter.participants.map((participant) => (
          <Row
            key={participant._id}
            of={participant}
            encounter={encounter}
            selection={selection}
            group={groups.get(participant._id)}
            isCurrent={onTurn.has(participant._id)}
            isNext={participant._id === encounter.nextParticipantId}
          />
        ))}
      </ol>
      {encounter.participants.length === 0 && <p class="empty">{t("console-empty")}</p>}
    </section>
  );
}

interface RowProps {
  of: Person;
  encounter: TableEncounter;
  selection: Selection;
  group: Membership | undefined;
  isCurrent: boolean;
  isNext: boolean;
}

function Row({ of, encounter, selection, group, isCurrent, isNext }: RowProps): JSX.Element {
  const isFocused = selection.inFocus.value?._id === of._id;
  const isTicked = selection.ticked.value.has(of._id);
  const players = of.seenBy?.players ?? "exact";
  return (
    <li
      id={`row-${of._id}`}
      class="row"
      data-participant={of._id}
      data-current={isCurrent ? "" : undefined}
      data-next={isNext ? "" : undefined}
      data-group={group && (group.isFirst ? "first" : "member")}
      data-focused={isFocused ? "" : undefined}
      data-ticked={isTicked ? "" : undefined}
      data-defeated={of.isDefeated ? "" : undefined}
      data-unseen={players === "unseen" ? "" : undefined}
      aria-current={isCurrent ? "step" : undefined}
    >
      <label class="tick">
        <input
          type="checkbox"
          aria-label={t("console-pick", { name: of.name })}
          checked={isTicked}
          onChange={() => selection.toggle(of._id)}
        />
      </label>
      <span class="initiative">
        <span class="unseen">{t("button-dminit")} </span>
        {of.initiativeRoll ?? "–"}
      </span>
      <div class="who">
        <GroupName group={group} />
        <button
          type="button"
          class="name"
          aria-pressed={isFocused}
          onClick={() => {
            selection.focused.value = of._id;
          }}
        >
          <Face of={of} size={32} />
          <span data-part="name">{of.name}</span>
          {isCurrent && (
            <span class="tag" data-place="now">
              {t("page-now")}
            </span>
          )}
          {isNext && (
            <span class="tag" data-place="next">
              {t("page-next")}
            </span>
          )}
          {players !== "exact" && (
            <span class="tag" data-seen={players}>
              {t(`seen-${players}`)}
            </span>
          )}
        </button>
        <Marks of={of} encounter={encounter} />
        {of.isDying !== undefined && of.deathSaves && <Saves saves={of.deathSaves} />}
      </div>
      <span class="ac">
        {of.ac == null ? (
          ""
        ) : (
          <>
            <span>{t("page-ac")}</span> {of.ac}
          </>
        )}
      </span>
      <Health of={of} />
    </li>
  );
}
