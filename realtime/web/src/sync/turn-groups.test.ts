import { describe, expect, it } from "vitest";
import { acting, memberships, turnName } from "./turn-groups";
import type { Encounter } from "./wire";

const fight = {
  currentParticipantId: "g1",
  actingParticipantIds: ["g1", "g2"],
  groups: [{ name: "Goblins", participantIds: ["g1", "g2", "g3"], standing: 2 }],
} as unknown as Encounter;

describe("groups that act on one turn", () => {
  it("have a label with how many of them stand", () => {
    expect(turnName(fight, "g2", "Goblin 2")).toBe("Goblins ×2");
    expect(turnName(fight, "mira", "Mira")).toBe("Mira");
    expect([...memberships(fight).values()].map(({ isFirst }) => isFirst)).toEqual([true, false, false]);
  });

  it("have the turn together, and a server of an older version has one alone", () => {
    expect([...acting(fight)]).toEqual(["g1", "g2"]);
    const older = { currentParticipantId: "mira" } as unknown as Encounter;
    expect([...acting(older)]).toEqual(["mira"]);
    expect(memberships(older).size).toBe(0);
    expect(acting({ ...older, currentParticipantId: null }).size).toBe(0);
  });
});
