import { screen } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import { dmEncounter, draw, encounter } from "../testing/page";
import { Console } from "./Console";

const desk = () => draw(dmEncounter(), (table) => <Console table={table} />);

it("opens for the DM alone", async () => {
  await draw(encounter(), (table) => <Console table={table} />);
  expect(screen.getByRole("heading").textContent).toBe("This is the DM’s console");
  expect(screen.getByRole("link", { name: "Open your own page" }).getAttribute("href")).toBe("play");
});

it("shows the turn, the order, the panel and what happened", async () => {
  await desk();
  expect(screen.getByRole("group", { name: "Turns" })).toBeTruthy();
  for (const name of ["Initiative order", "Requests", "Chosen", "What happened"]) {
    expect(screen.getByRole("region", { name })).toBeTruthy();
  }
});

it("opens the sheet that adds participants", async () => {
  const { user } = await desk();
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(screen.getByRole("dialog", { name: "Add to the fight" })).toBeTruthy();
});

it("marks numbers that may be old", async () => {
  const { server } = await desk();
  await server.emit("disconnect", "transport close");
  await expect.poll(() => document.querySelector(".console")?.hasAttribute("data-stale")).toBe(true);
});

describe("shortcuts", () => {
  it.each([
    ["n", ["advance_turn", { expected: { round: 2, participantId: "mira" } }]],
    ["b", ["previous_turn", { expected: { round: 2, participantId: "mira" } }]],
    ["r", ["redo", { isWhole: true }]],
  ])("%s sends its command", async (key, command) => {
    const { server, user } = await desk();
    await user.keyboard(key);
    expect(server.commands).toEqual([command]);
  });

  it("choose rows, tick them and untick them", async () => {
    const { user } = await desk();
    const ticked = () =>
      screen.getAllByRole("checkbox", { checked: true }).map((box) => box.getAttribute("aria-label"));
    await user.keyboard("jx");
    expect(ticked()).toEqual(["Take Goblin"]);
    await user.keyboard("kx");
    expect(ticked()).toEqual(["Take Mira", "Take Goblin"]);
    await user.keyboard("{Escape}");
    expect(screen.queryAllByRole("checkbox", { checked: true })).toEqual([]);
  });

  it("lead to the fields for damage and conditions, where letters are typed", async () => {
    const { server, user } = await desk();
    await user.keyboard("d");
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Amount" }));
    await user.keyboard("n");
    expect(server.commands).toEqual([]);
  });

  it("open the sheets", async () => {
    const { user } = await desk();
    await user.keyboard("a");
    expect(screen.getByRole("dialog", { name: "Add to the fight" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("?");
    expect(screen.getByRole("dialog", { name: "Menu" })).toBeTruthy();
  });

  it("say that there is nothing to undo", async () => {
    const { server, user } = await desk();
    await user.keyboard("u");
    expect(server.commands).toEqual([]);
    expect((await screen.findByRole("alert")).textContent).toContain("There is nothing left to undo.");
  });

  it("can be switched off, also for the next visit", async () => {
    const { server, user } = await desk();
    await user.click(screen.getByRole("button", { name: "Menu" }));
    await user.click(screen.getByRole("checkbox", { name: "Keyboard shortcuts" }));
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("n");
    expect(server.commands).toEqual([]);
    expect(localStorage.getItem("tracker-shortcuts")).toBe("off");
  });

  it("do nothing while the numbers may be old", async () => {
    const { server, user } = await desk();
    await server.emit("disconnect", "transport close");
    await user.keyboard("a");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
