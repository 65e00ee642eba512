import { screen, within } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw } from "../testing/page";
import { Requests } from "./Requests";

const request = {
  _id: "r1",
  userName: "Ari",
  command: {
    targets: [{ participantId: "goblin" }],
    parts: [{ amount: 8, type: "fire" }, { amount: 2 }],
    sourceId: "mira",
    isCritical: true,
  },
};

it("names who asks, for what damage and to whom", async () => {
  await draw(dmEncounter({ requests: [request] }), (table) => <Requests table={table} />);
  const asked = screen.getByRole("article", { name: "Ari: 8 fire damage + 2 damage to Goblin" });
  expect(asked.textContent).toContain("Ari (Mira): 8 fire damage + 2 damage to Goblin (critical)");
});

it.each([
  ["Full", "full"],
  ["Half", "half"],
  ["Double", "double"],
  ["None", "none"],
])("answers a request with %s", async (label, answer) => {
  const { server, user } = await draw(dmEncounter({ requests: [request] }), (table) => (
    <Requests table={table} />
  ));
  await user.click(within(screen.getByRole("article")).getByRole("button", { name: label }));
  expect(server.commands).toEqual([["settle_request", { requestId: "r1", answer }]]);
});

it("answers with a critical hit and a type", async () => {
  const ordinary = { ...request, command: { ...request.command, isCritical: false } };
  const { server, user } = await draw(dmEncounter({ requests: [ordinary] }), (table) => (
    <Requests table={table} />
  ));
  const asked = within(screen.getByRole("article"));
  await user.click(asked.getByRole("checkbox", { name: "Critical hit" }));
  await user.selectOptions(asked.getByRole("combobox", { name: "Damage type" }), "cold");
  await user.click(asked.getByRole("button", { name: "Half" }));
  const answer = { requestId: "r1", answer: "half", isCritical: true, damageType: "cold" };
  expect(server.commands).toEqual([["settle_request", answer]]);
});

it("grants a condition as a whole", async () => {
  const command = { type: "add_condition", participantIds: ["goblin"], condition: { name: "Prone" } };
  const { server, user } = await draw(
    dmEncounter({ requests: [{ _id: "r2", userName: "Ari", command }] }),
    (table) => <Requests table={table} />,
  );
  const asked = within(screen.getByRole("article", { name: "Ari: Prone on Goblin" }));
  expect(asked.getAllByRole("button").map((one) => one.textContent)).toEqual(["Yes", "No"]);
  await user.click(asked.getByRole("button", { name: "Yes" }));
  expect(server.commands).toEqual([["settle_request", { requestId: "r2", answer: "full" }]]);
});

it("shows a request as it arrives, and drops it once it is answered", async () => {
  const { server } = await draw(dmEncounter(), (table) => <Requests table={table} />);
  expect(screen.queryByRole("article")).toBeNull();
  await server.change({ requests: [request] });
  expect(await screen.findByRole("article")).toBeTruthy();
  await server.change({ requests: [] });
  await expect.poll(() => screen.queryByRole("article")).toBeNull();
});
