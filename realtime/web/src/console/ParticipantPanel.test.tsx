import { screen } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import type { Person } from "../table/participants";
import { dmEncounter, draw, participant } from "../testing/page";
import { OnePanel } from "./ParticipantPanel";

function panel(changes: Partial<Person> = {}) {
  const of = participant("goblin", "Goblin", { ac: 13, ...changes });
  return draw(dmEncounter({ participants: [of] }), (table) => <OnePanel table={table} of={of} />);
}

const field = (name: string) => screen.getByRole("textbox", { name }) as HTMLInputElement;
const mine = { participantId: "goblin" };

describe("a participant's panel", () => {
  it.each<[string, string, Partial<Person>]>([
    ["Roll initiative", "roll_initiative", { initiativeRoll: null }],
    ["Stabilize", "stabilise", { currentHP: 0 }],
    ["End Bless", "end_concentration", { concentration: { name: "Bless" } }],
    ["Act now", "take_turn", { isDelayed: true }],
    ["Delay", "delay_turn", {}],
    [
      "Death save",
      "roll_death_save",
      {
        currentHP: 0,
        isDying: true,
        deathSaves: { successes: 0, failures: 0, isStable: false, isDead: false },
      },
    ],
  ])("offers %s where it applies", async (label, command, changes) => {
    const { server, user } = await panel(changes);
    await user.click(screen.getByRole("button", { name: label }));
    expect(server.commands).toEqual([[command, mine]]);
  });

  it("lets one of a group act alone", async () => {
    const { server, user } = await panel({ sharesTurn: true });
    await user.click(screen.getByRole("button", { name: "Act alone" }));
    expect(server.commands).toEqual([["leave_group", { participantIds: ["goblin"] }]]);
  });

  it("offers the initiative score in place of a roll", async () => {
    const { server, user } = await panel({ initiativeRoll: null });
    await user.click(screen.getByRole("button", { name: "Initiative score" }));
    expect(server.commands).toEqual([["roll_initiative", { ...mine, byScore: true }]]);
  });

  it.each([
    ["Surprised", false],
    ["Not surprised", true],
  ])("marks surprise: %s", async (label, isSurprised) => {
    const { server, user } = await panel({ isSurprised });
    await user.click(screen.getByRole("button", { name: label }));
    const changes = { isSurprised: !isSurprised };
    expect(server.commands).toEqual([["update_participant", { ...mine, changes }]]);
  });

  it.each([
    ["Give inspiration", false],
    ["Take inspiration", true],
  ])("changes inspiration: %s", async (label, hasInspiration) => {
    const { server, user } = await panel({ type: "character", hasInspiration });
    await user.click(screen.getByRole("button", { name: label }));
    expect(server.commands).toEqual([["set_inspiration", { ...mine, hasInspiration: !hasInspiration }]]);
  });

  it("offers nothing that does not apply", async () => {
    await panel();
    for (const label of ["Roll initiative", "Stabilize", "Death save", "Act now"]) {
      expect(screen.queryByRole("button", { name: label })).toBeNull();
    }
  });

  it("removes a participant only after a second press", async () => {
    const { server, user } = await panel();
    await user.click(screen.getByRole("button", { name: "Remove from the fight…" }));
    await user.click(screen.getByRole("button", { name: "No" }));
    expect(server.commands).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Remove from the fight…" }));
    await user.click(screen.getByRole("button", { name: "Yes, remove Goblin" }));
    expect(server.commands).toEqual([["remove_participant", mine]]);
  });

  it("names the defences", async () => {
    await panel({
      defences: { resistances: ["fire", "cold"], immunities: [], vulnerabilities: ["radiant"] },
    });
    expect(screen.getByText("Resists fire, cold · Vulnerable to radiant")).toBeTruthy();
  });
});

describe("legendary actions", () => {
  it("are counted, spent and given back", async () => {
    const { server, user } = await panel({ legendaryActions: 3, legendaryActionsRemaining: 2 });
    expect(screen.getByRole("listitem").textContent).toContain("Legendary actions: 2 of 3");
    await user.click(screen.getByRole("button", { name: "Spend: Legendary actions" }));
    await user.click(screen.getByRole("checkbox", { name: "In the lair" }));
    await user.click(screen.getByRole("button", { name: "Give back: Legendary actions" }));
    expect(server.commands).toEqual([
      ["spend_legendary", { ...mine, what: "action", amount: 1 }],
      ["update_participant", { ...mine, changes: { isInLair: true } }],
      ["spend_legendary", { ...mine, what: "action", amount: -1 }],
    ]);
  });

  it("can't be spent when none is left, nor given back when none is spent", async () => {
    await panel({ legendaryResistances: 3, legendaryResistancesRemaining: 3, legendaryActions: 1 });
    const spend = screen.getByRole("button", { name: "Spend: Legendary actions" });
    const back = screen.getByRole("button", { name: "Give back: Legendary resistances" });
    expect([spend, back].map((button) => (button as HTMLButtonElement).disabled)).toEqual([true, true]);
  });
});

describe("the sheet", () => {
  it("saves what changed, and nothing else", async () => {
    const { server, user } = await panel();
    await user.clear(field("AC"));
    await user.type(field("AC"), "15");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(server.commands).toEqual([["update_participant", { ...mine, changes: { ac: 15 } }]]);
  });

  it("saves notes and an initiative of the DM's own", async () => {
    const { server, user } = await panel();
    await user.type(field("Notes, for the DM alone"), "Flees");
    await user.clear(field("Initiative"));
    await user.type(field("Initiative"), "-2");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(server.commands).toEqual([
      ["update_participant", { ...mine, changes: { notes: "Flees" } }],
      ["roll_initiative", { ...mine, roll: -2 }],
    ]);
  });

  it("saves nothing where nothing changed", async () => {
    const { server, user } = await panel();
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(server.commands).toEqual([]);
  });
});

it.each<[string, Person["type"], string, Record<string, unknown>]>([
  ["CR", "monster", "1/4", { challengeRating: "1/4" }],
  ["Level", "character", "3", { level: 3 }],
  ["Class", "character", "Wizard", { characterClass: "Wizard" }],
])("sets the %s of a %s", async (label, type, typed, changes) => {
  const { server, user } = await panel({ type });
  await user.type(screen.getByLabelText(label), typed);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(server.commands).toEqual([["update_participant", { ...mine, changes }]]);
});

it("announces a boss as one where the DM says so", async () => {
  const { server, user } = await panel({ type: "monster" });
  await user.click(screen.getByRole("checkbox", { name: "Announce as a boss" }));
  expect(server.commands).toEqual([["update_participant", { ...mine, changes: { isBoss: true } }]]);
  expect(screen.queryByLabelText("Class")).toBeNull();
});

it("lets a villain fall dying", async () => {
  const { server, user } = await panel({ makesDeathSaves: null });
  await user.click(screen.getByRole("checkbox", { name: "Falls dying at 0 and makes death saves" }));
  expect(server.commands).toEqual([["update_participant", { ...mine, changes: { makesDeathSaves: true } }]]);
});
