import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Model } from "../model";

const LOOK_EVERY = 250;

/** What is left of the time for a turn; after it, how long it is over. Nothing where its begin is not known. */
export function TurnTimer({ model }: { model: Model }): JSX.Element | null {
  const { timer } = model.config.value;
  const began = model.turnBegan.value;
  const isRunning = timer > 0 && began !== null && model.phase.value === "active";
  const [now, setNow] = useState(model.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(model.now());
    const looking = setInterval(() => setNow(model.now()), LOOK_EVERY);
    return () => clearInterval(looking);
  }, [isRunning, began, model]);
  if (!isRunning) return null;
  const left = timer - Math.floor(Math.max(0, now - began) / 1_000);
  return (
    <span class="timer" data-part="timer" data-over={left < 0 ? "" : undefined} aria-hidden="true">
      {left < 0 ? `+${clock(-left)}` : clock(left)}
    </span>
  );
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
