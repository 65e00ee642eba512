import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/texts";
import { isPlayerCharacter } from "../../sync/participant-types";
import { acting, memberships, turnName } from "../../sync/turn-groups";
import type { Encounter, Participant } from "../../sync/wire";
import type { Config } from "../config";
import type { Float } from "../model";
import { isDown } from "../participant-state";
import { movesFreely } from "./document-attributes";
import { fitNames } from "./fit";
import { Flip } from "./flip";
import { UnseenFloats } from "./late";
import { Row } from "./Row";
import { type Extent, spanAround } from "./windowing";

interface OrderProps {
  encounter: Encounter;
  layout: Config["layout"];
  who?: Config["who"];
  floats?: ReadonlyMap<string, readonly Float[]> | undefined;
}

interface Beyond {
  before: number;
  after: number;
  isNextUnseen: boolean;
  ids: string[];
}

/** The initiative order: as many rows as fit, always including the active one. */
export function Order({ encounter, layout, who = "all", floats }: OrderProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const ghosts = useRef<HTMLDivElement>(null);
  const flip = useRef(new Flip());
  const beyond = useSignal<Beyond>({ before: 0, after: 0, isNextUnseen: false, ids: [] });
  const { currentParticipantId, nextParticipantId } = encounter;
  const participants =
    who === "all" ? encounter.participants : encounter.participants.filter(isPlayerCharacter);

  const stacked = useSeen(participants, floats);

  const arrange = () => {
    if (!frame.current || !list.current) return;
    const found = showAround(frame.current, list.current, layout, currentParticipantId, nextParticipantId);
    if (JSON.stringify(found) !== JSON.stringify(beyond.value)) beyond.value = found;
  };
  const latest = useRef(arrange);
  latest.current = arrange;

  useLayoutEffect(() => {
    if (list.current) fitNames(list.current, "drawn");
    if (list.current && ghosts.current) flip.current.update(list.current, ghosts.current, movesFreely());
    arrange();
  }, [encounter, layout, who, stacked]);
  useEffect(() => {
    const refit = () => {
      if (list.current) fitNames(list.current, "all");
      latest.current();
    };
    const observer = new ResizeObserver(refit);
    if (frame.current) observer.observe(frame.current);
    if (list.current) observer.observe(list.current);
    document.fonts?.addEventListener("loadingdone", refit);
    return () => {
      observer.disconnect();
      document.fonts?.removeEventListener("loadingdone", refit);
    };
  }, []);

  const groups = memberships(encounter);
  const onTurn = acting(encounter);
  const next = participants.find(({ _id }) => _id === nextParticipantId);
  const { before, after, isNextUnseen, ids } = beyond.value;
  const unseen = participants.filter(({ _id }) => ids.includes(_id));
  return (
    <div class="order" data-part="order" ref={frame}>
      <div class="scroll">
        <div class="ghosts" ref={ghosts} aria-hidden="true" />
        <ol class="rows" ref={list}>
          {participants.map((participant) => (
            <Row
              key={participant._id}
              participant={participant}
              isActive={onTurn.has(participant._id)}
              group={groups.get(participant._id)?.label ?? null}
              isFirst={groups.get(participant._id)?.isFirst ?? false}
              isStacked={stacked.has(participant._id)}
              isNext={participant._id === nextParticipantId && nextParticipantId !== currentParticipantId}
              floats={ids.includes(participant._id) ? undefined : floats?.get(participant._id)}
            />
          ))}
        </ol>
      </div>
      <div class="beyond" data-part="beyond" hidden={before + after === 0}>
        {before > 0 && <span data-part="before">{t("overlay-before", { count: before })}</span>}
        {after > 0 && <span data-part="after">{t("overlay-after", { count: after })}</span>}
        {isNextUnseen && next && (
          <span class="deck" data-part="deck">
            {t("overlay-next")} <b>{turnName(encounter, next._id, next.name)}</b>
          </span>
        )}
        {floats && <UnseenFloats people={unseen} floats={floats} />}
      </div>
    </div>
  );
}

/** Milliseconds within which the moment of a fall has begun. */
const MOMENT_BEGINS = 100;

/** Who is down, once the moment of their fall is over: until then their rows stay as large as they were. */
function useSeen(
  participants: readonly Participant[],
  floats: ReadonlyMap<string, readonly Float[]> | undefined,
): ReadonlySet<string> {
  const down = participants.filter((one) => isDown(one) && !floats?.has(one._id)).map(({ _id }) => _id);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(down));
  useEffect(() => {
    const timer = setTimeout(() => setSeen(new Set(down)), MOMENT_BEGINS);
    return () => clearTimeout(timer);
  }, [down.join()]);
  return seen;
}

/**
 * Scroll the list so that the active row is visible, and mark the rows that are not.
 *
 * Writes to the elements directly: it depends on measured sizes, and rendering fifty rows twice is too slow.
 */
function showAround(
  frame: HTMLElement,
  list: HTMLElement,
  layout: Config["layout"],
  activeId: string | null,
  nextId: string | null,
): Beyond {
  const isColumn = layout === "column";
  const rows = [...list.querySelectorAll<HTMLElement>(":scope > [data-participant]")];
  const extents = rows.map(
    (row): Extent =>
      isColumn
        ? { start: row.offsetTop, size: row.offsetHeight }
        : { start: row.offsetLeft, size: row.offsetWidth },
  );
  const active = rows.findIndex((row) => row.dataset.participant === activeId);
  const room = isColumn ? frame.clientHeight : frame.clientWidth;
  const whole = spanAround(extents, room, Math.max(0, active));
  const overflows = whole.last - whole.first + 1 < rows.length;
  // Space for the note with the number of hidden rows.
  const margin = (isColumn ? 2.25 : 6) * Number.parseFloat(getComputedStyle(frame).fontSize);
  const { first, last, start } = overflows ? spanAround(extents, room - margin, Math.max(0, active)) : whole;
  let isNextUnseen = false;
  const ids: string[] = [];
  rows.forEach((row, index) => {
    const outside = index < first || index > last;
    row.toggleAttribute("data-outside", outside);
    if (outside) ids.push(row.dataset.participant ?? "");
    if (outside && row.dataset.participant === nextId) isNextUnseen = true;
  });
  const scroll = list.parentElement;
  const shown = extents[last];
  frame.style.setProperty("--shown", `${shown ? shown.start + shown.size - start : 0}px`);
  if (scroll) scroll.style.transform = isColumn ? `translateY(${-start}px)` : `translateX(${-start}px)`;
  return { before: first, after: Math.max(0, rows.length - 1 - last), isNextUnseen, ids };
}
