import { expect, it } from "vitest";
import { encounterAt, HeldTime } from "../sync/testing";
import type { Encounter } from "../sync/wire";
import { FAREWELL, PhaseKeeper } from "./phase";

function seeing(...encounters: (Encounter | null)[]) {
  const time = new HeldTime();
  const keeper = new PhaseKeeper(time);
  for (const encounter of encounters) keeper.see(encounter);
  return { time, keeper };
}

const over = (version: number, id = "fight") => encounterAt(version, { status: "completed", _id: id });

it("shows the end of an encounter, then nothing", async () => {
  const { time, keeper } = seeing(encounterAt(1), over(2));
  expect(keeper.phase.get()).toBe("outro");
  keeper.see(over(3));
  expect(keeper.phase.get()).toBe("outro");
  await time.pass(FAREWELL);
  expect(keeper.phase.get()).toBe("blank");
});

it("shows no end for an encounter that was over before", () => {
  expect(seeing(over(1)).keeper.phase.get()).toBe("blank");
  expect(seeing(encounterAt(1), over(2, "other")).keeper.phase.get()).toBe("blank");
});

it("continues when the end is undone", async () => {
  const { time, keeper } = seeing(encounterAt(1), over(2), encounterAt(3));
  await time.pass(FAREWELL);
  expect(keeper.phase.get()).toBe("active");
});

it("shows nothing at once when there is nothing to show", () => {
  expect(seeing(encounterAt(1), null).keeper.phase.get()).toBe("blank");
});
