import { describe, expect, it } from "vitest";
import { Commander, type Line, PATIENCE } from "./command-sender";
import type { Link } from "./connection";
import { Store } from "./observable";
import { encounterAt, HeldTime, settle } from "./testing";
import type { Encounter } from "./wire";

function table(time: HeldTime, answers: (() => Promise<unknown>)[]) {
  const asked: { name: string; payload: Record<string, unknown> }[] = [];
  const link = new Store<Link>("live");
  const encounter = new Store<Encounter | null>(encounterAt(4));
  const line: Line = {
    link,
    encounter,
    ask: (name, payload) => {
      asked.push({ name, payload });
      return answers.shift()?.() ?? Promise.reject(new Error("no answer"));
    },
  };
  let ids = 0;
  return { asked, link, encounter, commander: new Commander(line, time, () => `id-${++ids}`) };
}

const yes = (version: number) => () => Promise.resolve({ ok: true, version });
const silence = () => Promise.reject(new Error("timeout"));

describe("a command", () => {
  it("is pending until its effect is seen", async () => {
    const time = new HeldTime();
    const { commander, encounter, asked } = table(time, [yes(5)]);
    const done = commander.send("Heal", "heal", { amount: 3 });
    await settle();
    expect(asked[0]?.payload).toEqual({ amount: 3, encounterId: "fight", commandId: "id-1" });
    expect(commander.pending.get().map(({ label }) => label)).toEqual(["Heal"]);
    encounter.set(encounterAt(5));
    await time.pass(50);
    expect(await done).toEqual({ ok: true, version: 5 });
    expect(commander.pending.get()).toEqual([]);
  });

  it("without an answer is sent again under the same id, once the connection is back", async () => {
    const time = new HeldTime();
    const { commander, link, encounter, asked } = table(time, [silence, yes(5)]);
    const done = commander.send("Damage", "deal_damage", {});
    await settle();
    link.set("away");
    await time.pass(5_000);
    expect(asked).toHaveLength(1);
    encounter.set(encounterAt(5));
    link.set("live");
    await time.pass(2_000);
    expect((await done).ok).toBe(true);
    expect(asked.map(({ payload }) => payload.commandId)).toEqual(["id-1", "id-1"]);
  });

  it("fails with an error after a while", async () => {
    const time = new HeldTime();
    const { commander } = table(time, []);
    const done = commander.send("Damage", "deal_damage", {});
    await time.pass(PATIENCE + 1_000);
    expect(await done).toMatchObject({ ok: false, error: { code: "unanswered" } });
    expect(commander.pending.get()).toEqual([]);
  });

  it("that is refused is not sent again", async () => {
    const time = new HeldTime();
    const no = { ok: false, error: { code: "not_allowed", message: "Ask the DM." } };
    const { commander, asked } = table(time, [() => Promise.resolve(no)]);
    expect(await commander.send("Undo", "undo", {})).toEqual(no);
    expect(asked).toHaveLength(1);
  });
});
