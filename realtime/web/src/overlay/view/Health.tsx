import type { JSX } from "preact";
import { capital, t } from "../../i18n/texts";
import type { Band, DeathSaves, Participant } from "../../sync/wire";
import { Icon } from "./Icon";

const STEPS: Record<Band, number> = { unhurt: 4, hurt: 3, bloodied: 2, critical: 1, down: 0 };

/** Hit points as this audience may see them: numbers, a band, or nothing. */
export function Health({ participant }: { participant: Participant }): JSX.Element | null {
  const { currentHP, maxHP, tempHP, healthBand } = participant;
  if (typeof currentHP === "number" && maxHP) {
    return <ExactBar current={currentHP} max={maxHP} temporary={tempHP ?? 0} />;
  }
  return healthBand ? <Steps band={healthBand} /> : null;
}

/** The figures beside the name. */
export function Figures({
  participant,
  state,
}: {
  participant: Participant;
  state?: string | undefined;
}): JSX.Element | null {
  const { currentHP, maxHP, tempHP, healthBand } = participant;
  const temporary = tempHP ? (
    <span class="temporary" data-part="temp-hp" key="temporary">
      <Icon name="shield" />
      {tempHP}
    </span>
  ) : null;
  if (typeof currentHP === "number" && maxHP) {
    return (
      <span class="figures" data-part="hp-numbers" aria-hidden={maxHP ? "true" : undefined}>
        {temporary}
        <b>{currentHP}</b>
        <i>/{maxHP}</i>
      </span>
    );
  }
  if (!healthBand && !temporary) return null;
  return (
    <span class="figures" data-part="band" data-band={healthBand}>
      {temporary}
      {healthBand && <em>{capital(state === "dying" ? t("dying") : t(`band-${healthBand}`))}</em>}
    </span>
  );
}

function ExactBar({
  current,
  max,
  temporary,
}: {
  current: number;
  max: number;
  temporary: number;
}): JSX.Element {
  const share = Math.max(0, Math.min(1, current / max));
  const extra = Math.max(0, Math.min(1, temporary / max));
  const scale = { transform: `scaleX(${share})` };
  return (
    <span class="bar" data-part="hp-bar" data-tone={toneOf(share)} aria-hidden="true">
      <span class="bar-lost" style={scale} />
      <span class="bar-left" style={scale} />
      {extra > 0 && <span class="bar-extra" style={{ transform: `scaleX(${extra})` }} />}
    </span>
  );
}

function Steps({ band }: { band: Band }): JSX.Element {
  return (
    <span class="steps" data-part="hp-steps" data-band={band} aria-hidden="true">
      {[0, 1, 2, 3].map((step) => (
        <span key={step} data-filled={step < STEPS[band] ? "" : undefined} />
      ))}
    </span>
  );
}

function toneOf(share: number): string {
  if (share <= 0) return "down";
  if (share <= 0.25) return "critical";
  if (share <= 0.5) return "bloodied";
  return share < 1 ? "hurt" : "unhurt";
}

/** What the plate shows by numbers, bars and pips alone, in words for screen readers. */
export function Said({
  participant,
  state,
}: {
  participant: Participant;
  state?: string | undefined;
}): JSX.Element | null {
  const { currentHP, maxHP, tempHP, deathSaves } = participant;
  const said: string[] = [];
  if (state === "dying") {
    const saves = deathSaves
      ? `: ${t("overlay-saves", { successes: deathSaves.successes, failures: deathSaves.failures })}`
      : "";
    said.push(`${capital(t("dying"))}${saves}`);
  } else if (typeof currentHP === "number" && maxHP) {
    said.push(t("overlay-hit-points", { current: currentHP, max: maxHP }));
  }
  if (tempHP) said.push(t("overlay-temporary", { amount: tempHP }));
  return said.length > 0 ? (
    <span class="unseen" data-part="said">
      {said.join(", ")}
    </span>
  ) : null;
}

/** Death saves: three circles for successes, three crosses for failures. */
export function DeathSavePips({ saves }: { saves: DeathSaves }): JSX.Element {
  const verdict = saves.isDead ? capital(t("dead")) : saves.isStable ? capital(t("stable")) : null;
  return (
    <span
      class="saves"
      data-part="death-saves"
      aria-hidden={verdict ? undefined : "true"}
      data-verdict={saves.isDead ? "dead" : saves.isStable ? "stable" : undefined}
    >
      {verdict ?? [
        <span class="pips" data-kind="success" key="success">
          {[1, 2, 3].map((pip) => (
            <span key={pip} data-filled={pip <= saves.successes ? "" : undefined} />
          ))}
        </span>,
        <span class="pips" data-kind="failure" key="failure">
          {[1, 2, 3].map((pip) => (
            <span key={pip} data-filled={pip <= saves.failures ? "" : undefined}>
              <Icon name="down" />
            </span>
          ))}
        </span>,
      ]}
    </span>
  );
}
