import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { expect, it } from "vitest";
import type { ShownStatblock } from "../sync/wire";
import { dmEncounter, openPage, participant } from "../testing/page";
import { StatblockPanel } from "./StatblockPanel";

const block: ShownStatblock = {
  name: "Ember Hound",
  book: "Tome",
  kind: "fiend",
  challenge: 0.5,
  ac: 15,
  maxHP: 45,
  hitDice: "7d8+14",
  initiativeBonus: 1,
  facts: {
    size: "medium",
    abilities: { strength: 17 },
    skills: [
      { name: "sleight of hand", bonus: 5 },
      { name: "juggling", bonus: 2 },
    ],
    senses: "darkvision 60 ft., ember sense 10 ft.",
    speeds: { walk: 50, fly: 60, hover: true },
    xp: 100,
  },
  sections: [
    {
      section: "actions",
      features: [
        {
          key: "actions-0",
          name: "Bite",
          text: "It bites.",
          uses: null,
          attack: { bonus: 5, damage: "1d10+3 piercing" },
          save: null,
        },
        {
          key: "actions-1",
          name: "Howl",
          text: "It howls.",
          uses: { recharge: 5, times: null, per: "" },
          attack: null,
          save: null,
        },
      ],
    },
  ],
};

async function panel(creature: string | null) {
  const page = await openPage(dmEncounter());
  const rolls = [
    { name: "Bite", toHit: "1d20 (12) + 5", damage: "1d10 (4) + 3 piercing", save: null, saveDamage: null },
  ];
  page.server.found.read_statblock = { ok: true, statblock: block, rolls };
  render(<StatblockPanel table={page.table} of={participant("hound", "Hound", { creature })} />);
  return page;
}

it("shows what the library knows of a creature", async () => {
  await panel("2014:Ember Hound");
  const shown = await screen.findByRole("region", { name: "Stat block" });
  for (const words of [
    "Ember Hound",
    "Tome",
    "45 (7d8+14)",
    "50 ft., fly 60 ft., hovers",
    "Sleight of Hand +5, juggling +2",
    "darkvision 60 ft., ember sense 10 ft.",
    "CR 1/2 (100 XP)",
  ]) {
    expect(shown.textContent).toContain(words);
  }
  expect(shown.textContent).toContain("Howl (recharges on 5–6)");
});

it("rolls an attack at a tap", async () => {
  const { user } = await panel("2014:Ember Hound");
  await user.click(await screen.findByRole("button", { name: /1d10\+3 piercing/ }));
  expect((await screen.findByRole("log", { name: "Rolls" })).textContent).toBe(
    "Bite: To hit: 1d20 (12) + 5 · Damage: 1d10 (4) + 3 piercing",
  );
});

it("asks nothing for a creature that is not of the library", async () => {
  await panel(null);
  expect(screen.queryByRole("region", { name: "Stat block" })).toBeNull();
});
