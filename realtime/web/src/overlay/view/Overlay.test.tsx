import german from "virtual:messages/all/de";
import { screen } from "@testing-library/dom";
import { cleanup } from "@testing-library/preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { speak } from "../../i18n/texts";
import { UNDIRECTED } from "../../sync/undirected";
import type { Encounter, ProducerState } from "../../sync/wire";
import { drawOverlay, onAir, part } from "../../testing/overlay";
import { participant } from "../../testing/page";
import { readConfig } from "../config";

const mira = participant("mira", "Mira", { type: "character", initiativeRoll: 18 });
const ogre = participant("ogre", "Ogre", { initiativeRoll: 12 });
const two = (changes: Partial<Encounter> = {}) => onAir([mira, ogre], changes);
const names = () => [...document.querySelectorAll('[data-part="name"]')].map((name) => name.textContent);
const hit = (fields: Record<string, unknown>) =>
  [
    "participant_hp_changed",
    { participantId: "ogre", ...fields },
    onAir([mira, { ...ogre, currentHP: 8 }], { version: 2 }),
  ] as const;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the overlay", () => {
  it("shows nothing without an encounter, and removes it at once", async () => {
    const { source, pass } = drawOverlay(null);
    expect(screen.queryByRole("main")).toBeNull();
    await pass(20);
    act(() => source.encounter.set(two()));
    expect(screen.getByRole("main")).toBeTruthy();
    act(() => source.encounter.set(null));
    expect(screen.queryByRole("main")).toBeNull();
  });

  it("shows the round, the title and the order", () => {
    drawOverlay(two());
    expect(part("round")?.textContent).toBe("Round3");
    expect(part("title")?.textContent).toBe("The bridge");
    expect(names()).toEqual(["Mira", "Ogre"]);
  });

  it.each([
    ["", { layout: "column", side: "left" }],
    ["?side=right", { layout: "column", side: "right" }],
    ["?layout=strip&edge=bottom", { layout: "strip", edge: "bottom" }],
  ])("stands where the address %j says", (search, dataset) => {
    drawOverlay(two(), search);
    expect({ ...screen.getByRole("main").dataset }).toMatchObject(dataset);
  });

  it("leaves out the parts that the address does not name", () => {
    drawOverlay(two(), "?show=order");
    expect([part("header"), part("floats")]).toEqual([null, null]);
    expect(names()).toEqual(["Mira", "Ogre"]);
  });

  it("waits for the encounter without an order", () => {
    drawOverlay(two({ status: "planning", round: 0 }));
    expect(part("header")?.textContent).toContain("Gathering for the fight");
    expect(part("order")).toBeNull();
  });

  it("says that the encounter is paused", () => {
    drawOverlay(two({ status: "paused" }));
    expect(part("paused")?.textContent).toContain("Paused");
  });

  it("shows a farewell after the last turn, then nothing", async () => {
    const { source, pass } = drawOverlay(two());
    act(() => source.encounter.set(two({ status: "completed", version: 2 })));
    await pass(20);
    expect(part("farewell")?.textContent).toBe("The fight is overafter 3 rounds");
    await pass(15_000);
    expect(screen.queryByRole("main")).toBeNull();
  });

  it("says no farewell to a fight that never began", async () => {
    const { source, pass } = drawOverlay(two({ status: "planning", round: 0 }));
    act(() => source.encounter.set(two({ status: "completed", version: 2, round: 0 })));
    await pass(20);
    expect(part("farewell")).toBeNull();
  });

  it.each([
    [{ currentHP: 12 }, { isDefeated: true, currentHP: 0 }, "victory", null],
    [{ currentHP: 0 }, { currentHP: 9 }, "defeat", "Fallen: Mira"],
    [{ currentHP: 12 }, { currentHP: 9 }, "over", null],
  ])("ends with how it went: %j and %j", async (hero, foe, outcome, fallen) => {
    const { source, pass } = drawOverlay(two());
    const participants = [
      { ...mira, ...hero },
      { ...ogre, ...foe },
    ];
    act(() => source.encounter.set(two({ status: "completed", version: 2, participants })));
    await pass(20);
    expect(part("farewell")?.dataset.outcome).toBe(outcome);
    expect(part("fallen")?.textContent ?? null).toBe(fallen);
  });

  it("shows the party alone where it is to", () => {
    drawOverlay(two(), "?who=party");
    expect(names()).toEqual(["Mira"]);
  });

  it("has a header that becomes small after its first appearance, but not while it has more to say", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const isSmall = () => part("header")?.hasAttribute("data-small");
    drawOverlay(two());
    expect(isSmall()).toBe(false);
    act(() => void vi.advanceTimersByTime(9_000));
    expect(isSmall()).toBe(true);
    cleanup();
    drawOverlay(two({ status: "paused" }));
    act(() => void vi.advanceTimersByTime(9_000));
    expect(isSmall()).toBe(false);
  });

  it("draws smaller rows for many", () => {
    drawOverlay(onAir(Array.from({ length: 13 }, (_, index) => participant(`p${index}`, `P${index}`))));
    expect(screen.getByRole("main").dataset.density).toBe("compact");
  });

  it("is drawn again in another language", () => {
    drawOverlay(two());
    act(() => speak("de", german));
    expect(part("round")?.textContent).toBe("Runde3");
  });
});

describe("effects", () => {
  it("show damage beside its row, and not for long", async () => {
    const { play, pass } = drawOverlay(two());
    await play(...hit({ damage: 12 }));
    const float = part("float");
    expect([float?.textContent, float?.dataset.tone, float?.dataset.beside]).toEqual([
      "−12",
      "damage",
      "ogre",
    ]);
    expect(float?.closest("[data-participant]")?.getAttribute("data-participant")).toBe("ogre");
    await pass(2_000);
    expect(part("float")).toBeNull();
  });

  it("show no number without an order", async () => {
    const { play } = drawOverlay(two(), "?show=round,floats");
    await play(...hit({ damage: 12 }));
    expect(part("float")).toBeNull();
  });

  it.each<[Record<string, unknown>, string]>([
    [{ damage: 12, isCritical: true }, "−12Critical hit"],
    [{ tone: "damage" }, "Hit"],
    [{ tone: "damage", isCritical: true }, "Critical hit"],
    [{ healing: 5 }, "+5"],
    [{ tone: "healing" }, "Healed"],
  ])("say of %j what this audience may know", async (fields, words) => {
    const { play } = drawOverlay(two());
    await play(...hit(fields));
    expect(part("float")?.textContent).toBe(words);
  });

  it("show a hit and the fall that comes of it on one slab", async () => {
    const { play } = drawOverlay(two());
    const after = onAir([mira, { ...ogre, currentHP: 0, isDefeated: true }], { version: 2 });
    await play("participant_hp_changed", { participantId: "ogre", damage: 20 }, after);
    expect([...document.querySelectorAll('[data-part="float"]')].map((float) => float.textContent)).toEqual([
      "−20Down",
    ]);
    expect(part("float")?.dataset.fate).toBe("defeat");
  });

  it("announce a turn and a new round", async () => {
    const { play } = drawOverlay(two());
    await play("turn_advanced", {}, two({ currentParticipantId: "ogre", round: 4, version: 2 }));
    expect(part("splash")?.querySelector(".splash-name")?.textContent).toBe("Ogre");
    expect(part("splash")?.querySelector(".splash-round")?.textContent).toBe("Round 4");
  });

  it.each(["third=on", "place=third:96,800,368;splash:96,100,368"])(
    "announce a turn before the lower third has it: %s",
    async (search) => {
      const { play, pass, source } = drawOverlay(two(), `?${search}`);
      expect(part("third")).not.toBeNull();
      await play("turn_advanced", {}, two({ currentParticipantId: "ogre", round: 4, version: 2 }));
      expect([part("splash"), part("third")].map((one) => one !== null)).toEqual([true, false]);
      await pass(3_000);
      expect([part("splash"), part("third")].map((one) => one !== null)).toEqual([false, true]);
      act(() => source.cue.set({ kind: "splash", participantId: "mira", at: "" }));
      expect([part("splash"), part("third")].map((one) => one !== null)).toEqual([true, true]);
    },
  );

  it("leave the lower third alone where they are not shown", async () => {
    const { play } = drawOverlay(two(), "?widget=third");
    await play("turn_advanced", {}, two({ currentParticipantId: "ogre", round: 4, version: 2 }));
    expect(part("third")?.textContent).toContain("Ogre");
  });

  it("are sentences for screen readers, and on screen where the address says so", async () => {
    const { play, model } = drawOverlay(two());
    await play(...hit({ damage: 12 }));
    expect(screen.getByRole("log").textContent).toBe("Ogre takes 12 damage.");
    expect(screen.getByRole("log").hasAttribute("data-shown")).toBe(false);
    act(() => model.configure(readConfig("?captions=on")));
    expect(screen.getByRole("log").hasAttribute("data-shown")).toBe(true);
  });
});

describe("the order", () => {
  /** Give every row 100 px, and the frame room for `room`: a document without a browser has no layout. */
  function layOut(room: number): void {
    const place = (element: HTMLElement) => [...(element.parentElement?.children ?? [])].indexOf(element);
    vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(100);
    vi.spyOn(HTMLElement.prototype, "offsetTop", "get").mockImplementation(function (this: HTMLElement) {
      return 100 * place(this);
    });
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(room);
  }

  const six = ["A", "B", "C", "D", "E", "F"].map((name) => participant(name, name));

  it("says how many are out of sight, and who is next among them", async () => {
    layOut(250);
    drawOverlay(onAir(six, { currentParticipantId: "E", nextParticipantId: "A" }));
    await expect.poll(() => part("before")?.textContent).toBe("3 before");
    expect([part("after")?.textContent, part("deck")?.textContent]).toEqual(["1 after", "Next A"]);
    const outside = [...document.querySelectorAll<HTMLElement>(".rows > [data-outside]")];
    expect(outside.map(({ dataset }) => dataset.participant)).toEqual(["A", "B", "C", "F"]);
  });

  it("says nothing of that while all are in sight", () => {
    layOut(1_000);
    drawOverlay(onAir(six));
    expect(part("beyond")?.hidden).toBe(true);
  });
});

describe("single widgets", () => {
  it("show whose turn it is and who is next, each by itself", () => {
    drawOverlay(two(), "?widget=active,deck");
    const widget = (name: string) => document.querySelector(`[data-widget="${name}"]`)?.textContent;
    expect(widget("active")).toContain("Mira");
    expect(widget("deck")).toContain("Ogre");
    expect(part("header")).toBeNull();
  });

  it("show the round and the order", () => {
    drawOverlay(two(), "?widget=round,order");
    expect(part("round")?.textContent).toBe("Round3");
    expect(names()).toEqual(["Mira", "Ogre"]);
  });

  it("show no participant while a hidden participant acts", () => {
    drawOverlay(two({ currentParticipantId: null }), "?widget=active");
    expect(names()).toEqual([]);
  });

  it("show no participant before the encounter", () => {
    drawOverlay(two({ status: "planning" }), "?widget=active,deck,order,round");
    expect(names()).toEqual([]);
    expect(part("header")?.textContent).toContain("Gathering for the fight");
  });
});

describe("a producer's scenes", () => {
  const turnTo = (source: ReturnType<typeof drawOverlay>["source"], scene: ProducerState["scene"]) =>
    act(() => source.producer.set({ ...UNDIRECTED, revision: 1, scene }));

  it("show who has the turn alone, then the party alone", async () => {
    const { source } = drawOverlay(two());
    expect(part("third")).toBeNull();
    turnTo(source, "turn");
    expect([part("board")?.hidden, part("third")?.querySelector(".third-name")?.textContent]).toEqual([
      true,
      "Mira",
    ]);
    turnTo(source, "party");
    expect([part("board")?.hidden, names()]).toEqual([false, ["Mira"]]);
  });

  it.each([
    [3, "The bridgeafter 3 rounds"],
    [0, undefined],
  ])("recap a fight in round %i", (round, words) => {
    const { source } = drawOverlay(two({ status: round ? "active" : "planning", round }));
    turnTo(source, "recap");
    expect(part("farewell")?.textContent).toBe(words);
  });
});

it("shows who has the turn at the lower edge too, where the link says so", () => {
  drawOverlay(two({ currentParticipantId: "ogre" }), "?third=on");
  expect(part("third")?.textContent).toContain("Ogre");
});

it("names player and class there, as far as they are known", () => {
  const cleric = { ...mira, characterClass: "Cleric" };
  const { source } = drawOverlay(onAir([cleric, ogre]), "?third=names");
  expect(part("class")?.textContent).toBe("Cleric");
  expect(part("player")).toBeNull();
  act(() => source.players.set({ [mira._id]: "Ari" }));
  expect(part("third")?.querySelector(".third-player")?.textContent).toBe("AriCleric");
});

describe("the timer of a turn", () => {
  const NOON = Date.parse("2026-06-01T12:00:00Z");
  const since = (seconds: number) => ({ turnBeganAt: new Date(NOON - 1_000 * seconds).toISOString() });
  const timer = () => part("timer")?.textContent;

  it("is off by default, and counts down from when the turn began, which may be before the page was there", () => {
    drawOverlay(two(since(20)));
    expect(part("timer")).toBeNull();
    cleanup();
    drawOverlay(two(since(20)), "?timer=60", NOON);
    expect(timer()).toBe("0:40");
  });

  it("is not shown where nothing says when the turn began, and while the encounter is held", () => {
    drawOverlay(two({ turnBeganAt: null }), "?timer=60", NOON);
    expect(part("timer")).toBeNull();
    cleanup();
    drawOverlay(two({ status: "paused", ...since(20) }), "?timer=60", NOON);
    expect(part("timer")).toBeNull();
  });

  it("says how long a turn is over its time", () => {
    drawOverlay(two(since(75)), "?timer=60", NOON);
    expect(timer()).toBe("+0:15");
    expect(part("timer")?.dataset.over).toBe("");
  });

  it("begins anew with a turn, and goes on while a hidden one acts", async () => {
    const overlay = drawOverlay(two(since(20)), "?timer=60", NOON);
    await overlay.pass(5_000);
    const began = overlay.model.turnBegan.value;
    await overlay.play("turn_advanced", {}, two({ version: 2, ...since(20) }));
    expect(overlay.model.turnBegan.value).toBe(began);
    const turned = two({ version: 3, currentParticipantId: "ogre", ...since(-5) });
    await overlay.play("turn_advanced", {}, turned);
    await expect.poll(timer).toBe("1:00");
  });
});
