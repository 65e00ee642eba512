import { expect, it } from "vitest";
import type { PlayerRequest } from "../sync/wire";
import { dmEncounter } from "../testing/page";
import { isForDamage, requestText } from "./requests";

const at = { participantId: "goblin" };
const them = { participantIds: ["goblin"] };

it.each<[string, Omit<PlayerRequest, "_id">]>([
  ["8 fire damage to Goblin", { command: { targets: [at], parts: [{ amount: 8, type: "fire" }] } }],
  ["5 healing for Goblin", { command: { type: "heal", ...them, amount: 5 } }],
  ["5 temporary HP for Goblin", { type: "set_temporary_hp", targets: ["goblin"], parts: [], amount: 5 }],
  ["Prone on Goblin", { command: { type: "add_condition", ...them, condition: { name: "Prone" } } }],
  ["no more Prone on Goblin", { type: "remove_condition", targets: ["goblin"], condition: "Prone" }],
  ["Prone on Goblin, changed", { command: { type: "change_condition", ...at, condition: "Prone" } }],
  ["Goblin stabilized", { command: { type: "stabilise", ...at } }],
  ["4 damage to Somebody", { type: "deal_damage", targets: [], parts: [{ amount: 4 }] }],
])("a request says %s", (text, request) => {
  expect(requestText(dmEncounter(), { _id: "r", ...request })).toBe(text);
  expect(isForDamage({ _id: "r", ...request })).toBe(text.includes("damage"));
});
