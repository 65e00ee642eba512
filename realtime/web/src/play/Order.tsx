import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Table } from "../table/model";
import type { Person } from "../table/participants";
import { Health, Marks, Saves } from "../table/vitals";

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
  return (
    <section aria-label="Initiative order">
      <ol class="order" ref={list}>
        {encounter.participants.map((participant) => (
          <Row
            key={participant._id}
            of={participant}
            isOwn={own.has(participant._id)}
            place={
              participant._id === current
                ? "now"
                : participant._id === encounter.nextParticipantId
                  ? "next"
                  : ""
            }
          />
        ))}
      </ol>
      {encounter.participants.length === 0 && <p class="empty">Nobody is in sight.</p>}
    </section>
  );
}

function Row({ of, isOwn, place }: { of: Person; isOwn: boolean; place: string }): JSX.Element {
  return (
    <li
      class="row"
      data-participant={of._id}
      data-current={place === "now" ? "" : undefined}
      data-next={place === "next" ? "" : undefined}
      data-own={isOwn ? "" : undefined}
      data-defeated={of.isDefeated ? "" : undefined}
      aria-current={place === "now" ? "step" : undefined}
    >
      <span class="initiative">
        <span class="unseen">Initiative </span>
        {of.initiativeRoll ?? "–"}
      </span>
      <div class="who">
        <p class="name">
          <span data-part="name">{of.name}</span>
          {isOwn && <span class="tag">you</span>}
          {place && (
            <span class="tag" data-place={place}>
              {place}
            </span>
          )}
        </p>
        <Marks of={of} />
        {of.isDying !== undefined && of.deathSaves && <Saves saves={of.deathSaves} />}
      </div>
      <Health of={of} />
    </li>
  );
}
