import type { JSX } from "preact";
import type { Encounter } from "../../sync/wire";
import type { Splash } from "../model";
import { Conditions } from "../view/Conditions";
import { FittedText } from "../view/FittedText";
import { DeathSavePips, Figures, Health } from "../view/Health";
import { Portrait } from "../view/Portrait";
import { stateOf } from "../view/Row";

/**
 * Who has the turn, large, at the lower edge; while a splash announces them, not yet. Screen readers have it
 * from the order, unless it is alone.
 */
export function LowerThird({
  encounter,
  player,
  splash,
  isAlone = false,
}: {
  encounter: Encounter;
  /** The name of who plays a participant. */
  player: (id: string) => string | undefined;
  /** The splash that is on the screen too. */
  splash: Splash | null;
  isAlone?: boolean;
}): JSX.Element | null {
  const participant = encounter.participants.find(({ _id }) => _id === encounter.currentParticipantId);
  if (!participant || splash?.participant?._id === participant._id) return null;
  const who = [
    ["player", player(participant._id)],
    ["class", participant.characterClass],
  ].filter(([, text]) => text);
  const state = stateOf(participant);
  const saves = state && state !== "defeated" ? participant.deathSaves : null;
  return (
    <section
      key={participant._id}
      class="third"
      data-part="third"
      data-type={participant.type}
      data-state={state}
      aria-hidden={isAlone ? undefined : "true"}
    >
      <Portrait participant={participant} />
      <div class="third-body">
        <FittedText class="third-name" lines={1} text={participant.name} />
        {who.length > 0 && (
          <span class="third-player">
            {who.map(([part, text]) => (
              <span key={part} data-part={part} dir="auto">
                {text}
              </span>
            ))}
          </span>
        )}
        {saves ? <DeathSavePips saves={saves} /> : <Figures participant={participant} state={state} />}
        <Health participant={participant} />
        <Conditions participant={participant} />
      </div>
    </section>
  );
}
