import type { ComponentChildren, JSX } from "preact";
import { conditionLabel } from "../i18n/conditions";
import { capital, t } from "../i18n/texts";
import { timeLeft } from "../i18n/time-left";
import type { Membership } from "../sync/turn-groups";
import type { DeathSaves } from "../sync/wire";
import { lastsUntil, type Person, type TableEncounter } from "./participants";

const STEPS = { unhurt: 4, hurt: 3, bloodied: 2, critical: 1, down: 0 } as const;

/** Hit points as this audience may see them: a number with its bar, a band with its steps, or nothing. */
export function Health({ of }: { of: Person }): JSX.Element | null {
  const { currentHP, maxHP, tempHP, healthBand } = of;
  if (typeof currentHP === "number" && maxHP) {
    const share = Math.max(0, Math.min(1, currentHP / maxHP));
    return (
      <span class="health" data-tone={toneOf(share)}>
        <span class="health-text" data-part="hp">
          <b>{currentHP}</b>/{maxHP}
          {!!tempHP && (
            <span class="temporary">
              {" "}
              +{tempHP}
              <span class="unseen"> {t("mark-temporary")}</span>
            </span>
          )}
        </span>
        <span class="bar" aria-hidden="true">
          <span style={{ transform: `scaleX(${share})` }} />
        </span>
      </span>
    );
  }
  if (!healthBand) return null;
  return (
    <span class="health" data-tone={healthBand}>
      <span class="health-text" data-part="band">
        {capital(t(`band-${healthBand}`))}
      </span>
      <span class="steps" aria-hidden="true">
        {[0, 1, 2, 3].map((step) => (
          <span key={step} data-filled={step < STEPS[healthBand] ? "" : undefined} />
        ))}
      </span>
    </span>
  );
}

function toneOf(share: number): string {
  if (share <= 0) return "down";
  if (share <= 0.25) return "critical";
  if (share <= 0.5) return "bloodied";
  return share < 1 ? "hurt" : "unhurt";
}

/** A participant's conditions, concentration and readied action. */
export function Marks({ of, encounter }: { of: Person; encounter: TableEncounter }): JSX.Element | null {
  const marks: ComponentChildren[] = [];
  if (of.isDefeated) marks.push(<li key="defeated">{t("mark-defeated")}</li>);
  if (of.isDying) marks.push(<li key="dying">{capital(t("dying"))}</li>);
  if (of.isDelayed) marks.push(<li key="delayed">{capital(t("delayed"))}</li>);
  if (of.isSurprised) marks.push(<li key="surprised">{capital(t("surprised"))}</li>);
  if (of.hasInspiration) marks.push(<li key="inspiration">{capital(t("inspired"))}</li>);
  if (of.trueForm?.maxHP) {
    const { currentHP, maxHP } = of.trueForm;
    marks.push(<li key="own-form">{capital(t("dm-own-hp", { hp: currentHP ?? 0, max: maxHP }))}</li>);
  }
  if (of.concentration) {
    marks.push(
      <li key="concentration" data-mark="concentration">
        ◆ {of.concentration.name}
      </li>,
    );
  }
  for (const condition of of.conditions ?? []) {
    const { _id, duration, isSecret } = condition;
    const name = conditionLabel(condition);
    const left = lastsUntil(condition, of, encounter);
    marks.push(
      <li key={_id} data-mark="condition" title={left || undefined}>
        {isSecret ? t("mark-secret", { name }) : name}
        {duration >= 0 && (
          <>
            {" "}
            <b aria-hidden="true">{timeLeft(duration)}</b>
            <span class="unseen">{left}</span>
          </>
        )}
      </li>,
    );
  }
  return marks.length ? <ul class="marks">{marks}</ul> : null;
}

export function Saves({ saves }: { saves: DeathSaves }): JSX.Element {
  const { isDead, isStable, successes, failures } = saves;
  const verdict = isDead || isStable ? capital(t(isDead ? "dead" : "stable")) : null;
  return (
    <p class="saves" data-part="death-saves">
      <span class={verdict ? "" : "unseen"}>{verdict ?? t("mark-saves", { successes, failures })}</span>
      {!verdict && (
        <span class="both" aria-hidden="true">
          <Pips kind="saved" count={successes} />
          <Pips kind="failed" count={failures} />
        </span>
      )}
    </p>
  );
}

function Pips({ kind, count }: { kind: string; count: number }): JSX.Element {
  return (
    <span class="pips" data-kind={kind}>
      {[1, 2, 3].map((pip) => (
        <i key={pip} data-filled={pip <= count ? "" : undefined}>
          {pip <= count ? (kind === "saved" ? "✓" : "✕") : ""}
        </i>
      ))}
    </span>
  );
}

/** The name of a group that acts on one turn, above the first of it. */
export function GroupName({ group }: { group: Membership | undefined }): JSX.Element | null {
  if (!group?.isFirst) return null;
  return (
    <p class="group" data-part="group">
      {group.label}
    </p>
  );
}
