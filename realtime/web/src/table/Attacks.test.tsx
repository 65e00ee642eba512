import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import type { Attack } from "../sync/wire";
import { draw, encounter, isDisabled, participant } from "../testing/page";
import { Attacks } from "./Attacks";

const sword: Attack = { name: "Longsword", bonus: 7, damage: "1d8+4 slashing", criticalFrom: 20 };
const net: Attack = { name: "Net", bonus: -1, damage: "", criticalFrom: 20 };
const people = [
  participant("bram", "Bram", { type: "character" }),
  participant("goblin", "Goblin"),
  participant("orc", "Orc", { isDefeated: true }),
  participant("cave", "Cave", { type: "lair" }),
];

async function attacks(...saved: Attack[]) {
  const mira = participant("mira", "Mira", { type: "character", attacks: saved });
  let done = 0;
  const page = await draw(encounter({ participants: [mira, ...people] }), (table) => (
    <Attacks
      table={table}
      of={mira}
      done={() => {
        done += 1;
      }}
    />
  ));
  return { ...page, done: () => done };
}

const click = (name: string) => screen.getByRole("button", { name });
const hit = {
  participantId: "goblin",
  sourceId: "mira",
  name: "Longsword",
  bonus: 7,
  damage: "1d8+4 slashing",
  criticalFrom: 20,
};

it("attacks with the only attack by one tap on a target, the other side first, and no lair or fallen", async () => {
  const { server, user, done } = await attacks(sword);
  const targets = within(screen.getByRole("group", { name: "Attack whom with Longsword" }));
  expect(targets.getAllByRole("button").map((one) => one.textContent)).toEqual(["Goblin", "Bram"]);
  await user.click(click("Goblin"));
  expect(server.commands).toEqual([["make_attack", { ...hit, mode: "normal" }]]);
  await expect.poll(done).toBe(1);
});

it("chooses among several attacks, and stays open for a refused one", async () => {
  const { server, user, done } = await attacks(sword, net);
  expect(screen.queryByRole("button", { name: "Goblin" })).toBeNull();
  await user.click(click("Net −1"));
  server.answer = { ok: false, error: { code: "not_allowed", message: "No." } };
  await user.click(click("Goblin"));
  expect(server.commands[0]?.[1]).toMatchObject({ name: "Net", bonus: -1, damage: "" });
  expect(done()).toBe(0);
});

it("takes advantage, and the face of a physical die", async () => {
  const { server, user } = await attacks(sword);
  await user.selectOptions(screen.getByLabelText("Roll"), "Advantage");
  await user.type(screen.getByLabelText("Or the face of your d20"), "21");
  expect(isDisabled("Goblin")).toBe(true);
  await user.clear(screen.getByLabelText("Or the face of your d20"));
  await user.type(screen.getByLabelText("Or the face of your d20"), "14");
  await user.click(click("Goblin"));
  expect(server.commands).toEqual([["make_attack", { ...hit, mode: "advantage", roll: 14 }]]);
});

it("saves an attack as it is typed, and removes one", async () => {
  const { server, user } = await attacks(sword);
  await user.click(screen.getByText("Save an attack"));
  await user.type(screen.getByLabelText("Attack"), "bow +5, 1d8 piercing");
  await user.click(click("Save it"));
  await user.click(click("Remove Longsword"));
  const change = (attackChanges: object) => [
    "update_participant",
    { participantId: "mira", changes: { attackChanges } },
  ];
  expect(server.commands).toEqual([
    change({ adds: ["bow +5, 1d8 piercing"] }),
    change({ removes: ["Longsword"] }),
  ]);
});
