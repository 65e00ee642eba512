import { Component, createRef, type JSX } from "preact";
import { t } from "../../i18n/texts";
import { isPlayerCharacter } from "../../sync/participant-types";
import type { Participant } from "../../sync/wire";
import type { Float } from "../model";
import { isDown } from "../participant-state";
import { Conditions } from "./Conditions";
import { noteDrawn, scriptOf } from "./fit";
import { DeathSavePips, Figures, Health, Said } from "./Health";
import { Icon } from "./Icon";
import { Floats } from "./late";
import { Portrait } from "./Portrait";

export interface RowProps {
  participant: Participant;
  isActive: boolean;
  isNext: boolean;
  floats?: readonly Float[] | undefined;
  /** The label of the group on whose turn it acts. */
  group?: string | null;
  /** Whether it is the first of its group. */
  isFirst?: boolean;
  /** Whether it is drawn small while it is defeated and not on turn. */
  isStacked?: boolean;
}

/** One participant, rendered again only when it changed. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { participant, isActive, isNext, floats, group, isFirst, isStacked } = this.props;
    const isSame = participant === next.participant && isActive === next.isActive && isNext === next.isNext;
    const isPlaced = group === next.group && isFirst === next.isFirst && isStacked === next.isStacked;
    return !isSame || !isPlaced || floats !== next.floats;
  }

  private readonly element = createRef<HTMLLIElement>();

  override componentDidMount(): void {
    noteDrawn(this.element.current);
  }

  override componentDidUpdate(): void {
    noteDrawn(this.element.current);
  }

  override render({
    participant,
    isActive,
    isNext,
    floats,
    group = null,
    isFirst = false,
    isStacked = false,
  }: RowProps): JSX.Element {
    const state = stateOf(participant);
    const saves = state && state !== "defeated" ? participant.deathSaves : null;
    return (
      <li
        class="row"
        ref={this.element}
        data-participant={participant._id}
        data-type={participant.type}
        data-visibility={participant.visibility}
        data-active={flag(isActive)}
        data-next={flag(isNext)}
        data-group={group === null ? undefined : isFirst ? "first" : "member"}
        data-defeated={flag(state !== undefined)}
        data-state={state}
        data-stacked={flag(isStacked && state === "defeated" && !isActive)}
        data-band={participant.healthBand}
        data-concentrating={flag(Boolean(participant.concentration))}
        aria-current={isActive ? "true" : undefined}
      >
        <div class="plate">
          <span class="initiative" data-part="initiative">
            {participant.initiativeRoll ?? "–"}
          </span>
          <Portrait participant={participant} />
          <div class="body">
            {group !== null && isFirst && (
              <span class="group" data-part="group" dir="auto">
                {group}
              </span>
            )}
            <span class="name" data-part="name" data-script={scriptOf(participant.name)} dir="auto">
              {participant.name}
            </span>
            {saves ? <DeathSavePips saves={saves} /> : <Figures participant={participant} state={state} />}
            <Said participant={participant} state={state} />
            <Health participant={participant} />
            <Conditions participant={participant} />
          </div>
        </div>
        {isActive && (
          <span class="pointer" data-part="pointer" aria-hidden="true">
            <Icon name="next" />
          </span>
        )}
        <div class="beside">
          {isNext && (
            <span class="next" data-part="next">
              {t("overlay-next")}
            </span>
          )}
          {floats && floats.length > 0 && <Floats floats={floats} />}
        </div>
      </li>
    );
  }
}

/** What 0 hit points mean for a participant, as far as this audience knows. */
export function stateOf(participant: Participant): "dying" | "stable" | "dead" | "defeated" | undefined {
  if (!isDown(participant)) return undefined;
  const { deathSaves: saves, isDying, isDefeated } = participant;
  if (saves?.isDead) return "dead";
  const makesSaves = saves && (isPlayerCharacter(participant) || !isDefeated);
  if (isDying ?? (makesSaves && !saves.isStable)) return "dying";
  return makesSaves || isPlayerCharacter(participant) ? "stable" : "defeated";
}

function flag(value: boolean): "" | undefined {
  return value ? "" : undefined;
}
