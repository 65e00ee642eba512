import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/texts";
import { acting, type Membership, memberships } from "../sync/turn-groups";
import type { Table } from "../table/model";
import { Face } from "../table/PortraitField";
import type { Person, TableEncounter } from "../table/participants";
import { GroupName, Health, Marks, Saves } from "../table/vitals";

/** The participants visible to this player, in initiative order. */
export function Order({ table }: { table: Table }): JSX.Element | null {
  const list = useRef<HTMLOListElement>(null);
  const encounter = table.encounter.value;
  const current = encounter?.currentParticipantId;
  useEffect(() => {
    const row = list.current?.querySelector("[data-current]");
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row?.scrollIntoView({ block: "nearest", behavior: isCalm ? "auto" : "smooth" });
  }, [current]);
  if (!encounter) return null;
  const own = new Set(table.own.value.map(({ _id }) => _id));
  const groups = memberships(encounter);
  const onTurn = acting(encounter);
  return (
    <section class="order-of-play" aria-label={t("page-order")}>
      <ol class="order" ref={list}>
        {encounter.participants.map((participant) => (
          <Row
            key={participant._id}
            of={participant}
            encounter={encounter}
            isOwn={own.has(participant._id)}
            group={groups.get(participant._id)}
            place={
              onTurn.has(participant._id)
                ? "now"
                : participant._id === encounter.nextParticipantId
                  ? "next"
                  : ""
            }
          />
        ))}
      </ol>
      {encounter.participants.length === 0 && <p class="empty">{t("play-nobody")}</p>}
    </section>
  );
}

interface RowProps {
  of: Person;
  encounter: TableEncounter;
  isOwn: boolean;
  place: string;
  group: Membership | undefined;
}

function Row({ of, encounter, isOwn, place, group }: RowProps): JSX.Element {
  return (
    <li
      class="row"
      data-participant={of._id}
      data-current={place === "now" ? "" : undefined}
      data-next={place === "next" ? "" : undefined}
      data-group={group && (group.isFirst ? "first" : "member")}
      data-own={isOwn ? "" : undefined}
      data-defeated={of.isDefeated ? "" : undefined}
      aria-current={place === "now" ? "step" : undefined}
    >
      <span class="initiative">
        <span class="unseen">{t("button-dminit")} </span>
        {of.initiativeRoll ?? "–"}
      </span>
      <div class="who">
        <GroupName group={group} />
        <p class="name">
          <Face of={of} size={32} />
          <span data-part="name">{of.name}</span>
          {isOwn && <span class="tag">{t("play-you")}</span>}
          {place && (
            <span class="tag" data-place={place}>
              {t(place === "now" ? "page-now" : "page-next")}
            </span>
          )}
        </p>
        <Marks of={of} encounter={encounter} />
        {of.isDying !== undefined && of.deathSaves && <Saves saves={of.deathSaves} />}
      </div>
      <Health of={of} />
    </li>
  );
}
