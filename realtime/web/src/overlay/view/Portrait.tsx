import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../sync/wire";

/** A picture in the shape of its owner's kind, or the initials when there is none. */
export function Portrait({ participant }: { participant: Participant }): JSX.Element {
  const address = ownAddress(participant.imageUrl);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span class="portrait" data-part="portrait" data-type={participant.type} aria-hidden="true">
      {address && broken !== address ? (
        <img src={address} alt="" decoding="async" onError={() => setBroken(address)} />
      ) : (
        <b>{initials(participant)}</b>
      )}
    </span>
  );
}

/** Pictures come from our own server only: nobody else learns who watches. */
function ownAddress(imageUrl: string | null | undefined): string | null {
  if (!imageUrl) return null;
  try {
    const address = new URL(imageUrl, document.baseURI);
    return address.origin === location.origin ? address.href : null;
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
