import { createContext, type JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import { isPlayerCharacter } from "../../sync/participant-types";
import type { Participant } from "../../sync/wire";
import type { Config } from "../config";
import { EMBLEMS } from "./emblems";

/** The permitted origins of pictures. Only our own server by default: no other host learns of viewers. */
export const Portraits = createContext<Config["portraits"]>("own");

/** A participant's picture in the shape of its type, or an emblem of what it is. */
export function Portrait({ participant }: { participant: Participant }): JSX.Element {
  const address = allowedAddress(participant.imageUrl, useContext(Portraits));
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span class="portrait" data-part="portrait" data-type={participant.type} aria-hidden="true">
      {address && broken !== address ? (
        <img
          src={address}
          alt=""
          referrerpolicy="no-referrer"
          decoding="async"
          onError={() => setBroken(address)}
        />
      ) : (
        <Emblem participant={participant} />
      )}
    </span>
  );
}

/** The emblem of a creature, with its number among those of its name; a character has its initial. */
function Emblem({ participant }: { participant: Participant }): JSX.Element {
  const { name, type, creatureType } = participant;
  const drawing = isPlayerCharacter(participant) ? undefined : EMBLEMS[creatureType ?? type];
  if (!drawing) return <b data-length={initials(participant).length}>{initials(participant)}</b>;
  const number = /(\d{1,2})\s*$/.exec(name)?.[1];
  return (
    <>
      <svg class="emblem" data-emblem={creatureType ?? type} viewBox="0 0 24 24" aria-hidden="true">
        <path d={drawing} />
      </svg>
      {number && <i class="numbered">{number}</i>}
    </>
  );
}

function allowedAddress(imageUrl: string | null | undefined, from: Config["portraits"]): string | null {
  if (!imageUrl) return null;
  try {
    const address = new URL(imageUrl, document.baseURI);
    const isNamed = from === "any" || from.split(",").includes(address.host);
    const isAllowed = address.origin === location.origin || (isNamed && address.protocol === "https:");
    return isAllowed ? address.href : null;
  } catch {
    return null;
  }
}

function initials({ name, type }: Participant): string {
  if (type === "unknown") return "?";
  const letter = /\p{L}/u.exec(name)?.[0]?.toUpperCase() ?? "?";
  const number = /(\d{1,2})\s*$/.exec(name)?.[1] ?? "";
  return letter + number;
}
