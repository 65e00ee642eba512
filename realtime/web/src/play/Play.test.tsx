import { screen, within } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import type { Person, TableEncounter } from "../table/participants";
import { draw, encounter, isDisabled, participant } from "../testing/page";
import { Play } from "./Play";

const play = (changes: Partial<TableEncounter> = {}, userId = "ari") =>
  draw(encounter(changes), (table) => <Play table={table} />, { userId });
const mira = (changes: Partial<Person> = {}) =>
  participant("mira", "Mira", { type: "character", collaborators: ["ari"], ...changes });
const goblin = participant("goblin", "Goblin", { initiativeRoll: 12 });
const own = () => within(screen.getByRole("region", { name: "Your character" }));
const turn = () => document.querySelector('[data-part="turn"]')?.textContent;

describe("the turn", () => {
  it("is ended by its player, from the turn on the screen", async () => {
    const { server, user } = await play();
    expect(turn()).toBe("Your turn, MiraNext: Goblin");
    await user.click(screen.getByRole("button", { name: "End my turn" }));
    expect(server.commands).toEqual([["advance_turn", { expected: { round: 2, participantId: "mira" } }]]);
  });

  it("can't be ended by another player", async () => {
    await play({}, "bo");
    expect(turn()).toBe("Mira’s turnNext: Goblin");
    expect(screen.queryByRole("button", { name: "End my turn" })).toBeNull();
  });

  it("notifies the next player", async () => {
    await play({ currentParticipantId: "goblin", nextParticipantId: "mira" });
    expect(turn()).toBe("Goblin’s turnYou are next, Mira");
  });

  it("does not name a hidden participant", async () => {
    await play({ currentParticipantId: null, nextParticipantId: null });
    expect(turn()).toBe("Somebody’s turn");
  });

  it.each([
    ["planning", "The fight has not begun."],
    ["paused", "The fight is paused."],
    ["completed", "The fight is over."],
  ] as const)("is not shown while the encounter is %s", async (status, words) => {
    await play({ status });
    expect(turn()).toBe(words);
  });

  it("says of a fight that ended before it began that it did", async () => {
    await play({ status: "completed", round: 0 });
    expect(turn()).toBe("The fight ended before it began.");
    expect(screen.queryByText("Before the fight")).toBeNull();
  });

  it("shows in the tab's title when it becomes the user's", async () => {
    const { server } = await play({ currentParticipantId: "goblin" });
    expect(document.title).toBe("The bridge");
    await server.change({ currentParticipantId: "mira" });
    expect(document.title).toBe("● Your turn");
  });
});

describe("the order", () => {
  it("lists the visible participants, and marks the user's own and the current one", async () => {
    await play();
    const rows = within(screen.getByRole("region", { name: "Initiative order" })).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      "Initiative 18Mirayounow20/20",
      "Initiative 12Goblinnext7/7",
    ]);
    expect(rows.map((row) => row.getAttribute("aria-current"))).toEqual(["step", null]);
  });

  it("says that no participant is visible", async () => {
    await play({ participants: [] });
    expect(screen.getByText("Nobody is in sight.")).toBeTruthy();
  });

  it("shows another character's death saves", async () => {
    const deathSaves = { successes: 0, failures: 2, isStable: false, isDead: false };
    const bo = participant("bo", "Bo", { type: "character", currentHP: 0, isDying: true, deathSaves });
    await play({ participants: [mira(), bo] });
    expect(screen.getByText("Death saves: 0 of 3 saved, 2 of 3 failed")).toBeTruthy();
  });
});

describe("requests", () => {
  const requests = [{ _id: "r", targets: ["goblin"], parts: [{ amount: 8, type: "fire" }] }];

  it("wait for the DM where their player sees them", async () => {
    await play({ requests });
    const waiting = within(screen.getByRole("region", { name: "Waiting for the DM" }));
    expect(waiting.getByRole("listitem").textContent).toBe("8 fire damage to Goblin");
  });

  it("are not shown where there are none", async () => {
    await play();
    expect(screen.queryByRole("region", { name: "Waiting for the DM" })).toBeNull();
  });
});

describe("the user's character", () => {
  it("stands with its hit points and armour class", async () => {
    await play({ participants: [mira({ ac: 15, currentHP: 12 }), goblin] });
    expect(document.querySelector(".own-sheet")?.textContent).toBe("MiraAC 1512/20");
  });

  it.each([
    ["Hit points", "Mira: Hit points"],
    ["Damage", "Damage from Mira"],
    ["Conditions", "Mira: Conditions"],
    ["Resources", "Mira: Resources"],
    ["More", "Mira: More"],
  ])("opens %s, and closes it", async (label, title) => {
    const { user } = await play();
    await user.click(own().getByRole("button", { name: label }));
    expect(screen.getByRole("dialog", { name: title })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  });

  it("rolls what is due", async () => {
    const deathSaves = { successes: 0, failures: 0, isStable: false, isDead: false };
    const { user } = await play({
      participants: [mira({ currentHP: 0, isDying: true, deathSaves, initiativeRoll: null }), goblin],
    });
    await user.click(own().getByRole("button", { name: "Death save" }));
    expect(screen.getByRole("dialog", { name: "Mira: Death save" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.click(own().getByRole("button", { name: "Initiative" }));
    expect(screen.getByRole("dialog", { name: "Mira: Initiative" })).toBeTruthy();
  });

  it("can be changed for another one that its user plays", async () => {
    const wolf = participant("wolf", "Wolf", { collaborators: ["ari"], currentHP: 4, maxHP: 9 });
    const { user } = await play({ participants: [mira(), wolf] });
    await user.selectOptions(screen.getByRole("combobox", { name: "Your creature" }), "Wolf");
    expect(document.querySelector(".own-sheet")?.textContent).toBe("Wolf4/9");
  });

  it("does nothing after the encounter, nor while the numbers may be old", async () => {
    const { server } = await play({ status: "completed" });
    expect(isDisabled("Hit points")).toBe(true);
    await server.change({ status: "active" });
    await expect.poll(() => isDisabled("Hit points")).toBe(false);
    await server.emit("disconnect", "transport close");
    await expect.poll(() => isDisabled("Hit points")).toBe(true);
  });

  it("is missing for a user without a participant", async () => {
    await play({}, "bo");
    expect(own().getByText(/You are watching/)).toBeTruthy();
  });
});

describe("the menu", () => {
  it("leads the DM alone to the console", async () => {
    const { user } = await play({ audience: "dm" });
    await user.click(screen.getByRole("button", { name: "Menu" }));
    expect(screen.getByRole("link", { name: "Open the DM’s console" }).getAttribute("href")).toBe("console");
  });

  it("forgets the link", async () => {
    const { user } = await play();
    await user.click(screen.getByRole("button", { name: "Menu" }));
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.getByRole("button", { name: "Forget my link on this device" })).toBeTruthy();
  });
});

describe("a file of characters", () => {
  it("is chosen in the menu where none can be dropped, and its report is on the page", async () => {
    const { server, user } = await play();
    const report = { format: "CSV", saved: 1, fields: 2, left: [], refused: [], refusedCount: 0 };
    server.found.import_characters = { ok: true, imported: { ...report, assumed: [], filled: [] } };
    await user.click(screen.getByRole("button", { name: "Menu" }));
    await user.upload(screen.getByLabelText("Import from a file"), new File(["name,hp"], "a.csv"));
    expect(await screen.findByText(/One character is yours now/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
