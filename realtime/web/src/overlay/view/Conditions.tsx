import type { JSX } from "preact";
import { conditionLabel } from "../../i18n/conditions";
import { capital, t } from "../../i18n/texts";
import { timeLeft } from "../../i18n/time-left";
import type { Participant } from "../../sync/wire";
import { Icon } from "./Icon";

/** This many marks have their name, the newest conditions first; more are icons, up to DRAWN. */
const NAMED = 2;
const DRAWN = 7;

interface Mark {
  key: string;
  part: string;
  icon: string;
  label: string;
  rounds: number;
}

/** A participant's conditions in one line, with concentration and what it does with its turn. */
export function Conditions({ participant }: { participant: Participant }): JSX.Element | null {
  const marks = marksOf(participant);
  if (marks.length === 0) return null;
  const more = marks.length - NAMED;
  const undrawn = marks.length - DRAWN;
  return (
    <ul class="conditions" data-part="conditions">
      {marks.slice(0, DRAWN).map((mark, index) => (
        <MarkView key={mark.key} mark={mark} isNamed={index < NAMED} />
      ))}
      {more > 0 && (
        <li
          class="mark"
          data-part="more"
          data-more={more}
          data-undrawn={undrawn > 0 ? undrawn : undefined}
          aria-hidden="true"
        />
      )}
    </ul>
  );
}

function marksOf({ conditions = [], concentration, isSurprised, isDelayed }: Participant): Mark[] {
  const plain = (part: string, label: string): Mark => ({ key: part, part, icon: part, label, rounds: -1 });
  return [
    ...[...conditions].reverse().map((condition): Mark => {
      const [label, icon] = [conditionLabel(condition), slug(condition.name)];
      return { key: condition._id, part: "condition", icon, label, rounds: condition.duration };
    }),
    ...(concentration ? [plain("concentration", concentration.name)] : []),
    ...(isSurprised ? [plain("surprised", capital(t("surprised")))] : []),
    ...(isDelayed ? [plain("delayed", capital(t("delayed")))] : []),
  ];
}

function MarkView({ mark, isNamed }: { mark: Mark; isNamed: boolean }): JSX.Element {
  const { part, icon, label, rounds } = mark;
  return (
    <li
      class="mark"
      data-part={part}
      data-condition={part === "condition" ? icon : undefined}
      data-named={isNamed ? "" : undefined}
      title={label}
    >
      <Icon name={icon} />
      <span class={isNamed ? "mark-name" : "unseen"}>{label}</span>
      {rounds >= 0 && (
        <b class="mark-rounds" data-part="rounds">
          {timeLeft(rounds)}
        </b>
      )}
    </li>
  );
}

function slug(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, "-");
}
