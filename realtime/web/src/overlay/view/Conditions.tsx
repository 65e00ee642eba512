import type { JSX } from "preact";
import { conditionName } from "../../i18n/game";
import { capital, t } from "../../i18n/texts";
import { timeLeft } from "../../i18n/time-left";
import type { Condition, Participant } from "../../sync/wire";
import { Icon } from "./Icon";

/** Up to this many conditions have a label; with more, only icons are shown. */
const NAMED = 2;
const DRAWN = 7;

/** A participant's conditions, concentration and readied action. */
export function Conditions({ participant }: { participant: Participant }): JSX.Element | null {
  const conditions = participant.conditions ?? [];
  const { concentration, isSurprised, isDelayed } = participant;
  const marks = conditions.length + (concentration ? 1 : 0) + (isSurprised ? 1 : 0) + (isDelayed ? 1 : 0);
  if (marks === 0) return null;
  const named = marks <= NAMED;
  const hidden = conditions.length - DRAWN;
  return (
    <ul class="conditions" data-part="conditions">
      {concentration && (
        <Mark part="concentration" icon="concentration" label={concentration.name} named={named} />
      )}
      {isSurprised && (
        <Mark part="surprised" icon="surprised" label={capital(t("surprised"))} named={named} />
      )}
      {isDelayed && <Mark part="delayed" icon="delayed" label={capital(t("delayed"))} named={named} />}
      {conditions.slice(0, DRAWN).map((condition) => (
        <Mark
          key={condition._id}
          part="condition"
          icon={slug(condition.name)}
          label={labelOf(condition)}
          rounds={condition.duration}
          named={named}
        />
      ))}
      {hidden > 0 && (
        <li class="mark" data-part="more">
          +{hidden}
        </li>
      )}
    </ul>
  );
}

interface MarkProps {
  part: string;
  icon: string;
  label: string;
  rounds?: number;
  named: boolean;
}

function Mark({ part, icon, label, rounds = -1, named }: MarkProps): JSX.Element {
  return (
    <li class="mark" data-part={part} data-condition={part === "condition" ? icon : undefined} title={label}>
      <Icon name={icon} />
      <span class={named ? "mark-name" : "unseen"}>{label}</span>
      {rounds >= 0 && (
        <b class="mark-rounds" data-part="rounds">
          {timeLeft(rounds)}
        </b>
      )}
    </li>
  );
}

function labelOf({ name, level, form }: Condition): string {
  if (form?.name) return t("condition-form", { name: conditionName(name), form: form.name });
  return level ? t("condition-level", { name: conditionName(name), level }) : conditionName(name);
}

function slug(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, "-");
}
