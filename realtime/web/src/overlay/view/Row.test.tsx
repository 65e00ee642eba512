import { render } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { Band, Participant } from "../../sync/wire";
import { part } from "../../testing/overlay";
import { participant } from "../../testing/page";
import { Portraits } from "./Portrait";
import { Row } from "./Row";

function row(changes: Partial<Participant> = {}, { isActive = false, isNext = false } = {}) {
  const ogre = { ...participant("ogre", "Ogre"), ...changes };
  return render(<Row participant={ogre} isActive={isActive} isNext={isNext} />);
}

/** Hit points that this audience must not know. */
const hidden = { currentHP: null, maxHP: null };
const filled = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.hasAttribute("data-filled"));

describe("hit points", () => {
  it("are numbers and a bar where the audience may know them", () => {
    row({ currentHP: 5, maxHP: 20, tempHP: 3 });
    expect(part("hp-numbers")?.textContent).toBe("35/20");
    expect(part("temp-hp")?.textContent).toBe("3");
    expect(part("hp-bar")?.dataset.tone).toBe("critical");
    expect(part("hp-bar")?.querySelector<HTMLElement>(".bar-left")?.style.transform).toBe("scaleX(0.25)");
    expect(part("hp-bar")?.querySelector(".bar-extra")).not.toBeNull();
  });

  it.each<[Band, string, number]>([
    ["unhurt", "Unhurt", 4],
    ["hurt", "Hurt", 3],
    ["bloodied", "Bloodied", 2],
    ["critical", "Badly hurt", 1],
    ["down", "Down", 0],
  ])("are the band %s and its steps where it may know that", (healthBand, words, steps) => {
    row({ ...hidden, healthBand, visibility: "band" });
    expect(part("band")?.textContent).toBe(words);
    expect(filled('[data-part="hp-steps"] > span')).toEqual([0, 1, 2, 3].map((step) => step < steps));
    expect(part("hp-bar")).toBeNull();
  });

  it("are not there where it may know neither", () => {
    row({ ...hidden, visibility: "name" });
    for (const name of ["hp-numbers", "hp-bar", "hp-steps", "band"]) expect(part(name)).toBeNull();
  });

  it("are not there for one without any, such as a lair", () => {
    row({ type: "lair", currentHP: 0, maxHP: 0 });
    for (const name of ["hp-numbers", "hp-bar", "hp-steps", "band"]) expect(part(name)).toBeNull();
  });
});

describe("death saves", () => {
  const dying = (saves: Partial<NonNullable<Participant["deathSaves"]>>, more: Partial<Participant> = {}) =>
    row({
      type: "character",
      currentHP: 0,
      deathSaves: { successes: 0, failures: 0, isStable: false, isDead: false, ...saves },
      ...more,
    });

  it.each([
    [0, 0],
    [1, 2],
    [2, 1],
    [3, 3],
  ])("are drawn as pips: %i saved, %i failed", (successes, failures) => {
    dying({ successes, failures });
    expect(filled('[data-kind="success"] > span')).toEqual([1, 2, 3].map((pip) => pip <= successes));
    expect(filled('[data-kind="failure"] > span')).toEqual([1, 2, 3].map((pip) => pip <= failures));
    expect(part("hp-numbers")).toBeNull();
  });

  it.each([
    [{ isStable: true }, "Stable", "stable"],
    [{ isDead: true }, "Dead", "dead"],
  ])("end with a verdict", (saves, words, verdict) => {
    dying(saves);
    expect(part("death-saves")?.textContent).toBe(words);
    expect(part("death-saves")?.dataset.verdict).toBe(verdict);
  });

  it("are not shown above 0 hit points, nor of a defeated monster", () => {
    const { unmount } = dying({}, { currentHP: 4 });
    expect(part("death-saves")).toBeNull();
    unmount();
    dying({}, { type: "monster", isDefeated: true });
    expect(part("death-saves")).toBeNull();
  });
});

describe("conditions", () => {
  const marks = () =>
    [...document.querySelectorAll(".mark:not([data-part=more])")].map((mark) => mark.textContent);
  const condition = (name: string, more = {}) => ({ _id: name, name, duration: -1, ...more });

  it("are named with their level and rounds, the newest first", () => {
    row({ conditions: [condition("Exhaustion", { level: 2 }), condition("Poisoned", { duration: 3 })] });
    expect(marks()).toEqual(["Poisoned3", "Exhaustion 2"]);
    expect(document.querySelectorAll(".mark-name")).toHaveLength(2);
    expect(document.querySelector('[data-condition="poisoned"] [data-part="rounds"]')?.textContent).toBe("3");
  });

  it("have names for the newest two, and for screen readers where they are drawn only", () => {
    const many = ["A", "B", "C", "D", "E", "F", "G", "H", "I"].map((name) => condition(name));
    row({ conditions: many });
    const named = [...document.querySelectorAll(".mark-name")].map((name) => name.textContent);
    expect(named).toEqual(["I", "H"]);
    expect(marks()).toEqual(["I", "H", "G", "F", "E", "D", "C"]);
    // On a card all but the two are counted, in a column those that are not drawn.
    expect(part("more")?.dataset).toMatchObject({ more: "7", undrawn: "2" });
  });

  it("stand before concentration, surprise and delay", () => {
    row({ concentration: { name: "Bless" }, isSurprised: true, isDelayed: true });
    expect(marks()).toEqual(["Bless", "Surprised", "Delayed"]);
  });
});

describe("a row", () => {
  it("shows the initiative, the name, and whose turn it is", () => {
    const { container } = row({ initiativeRoll: 14 }, { isActive: true });
    expect([part("initiative")?.textContent, part("name")?.textContent]).toEqual(["14", "Ogre"]);
    expect(container.querySelector("li")?.getAttribute("aria-current")).toBe("true");
    expect(part("pointer")).not.toBeNull();
    expect(part("next")).toBeNull();
  });

  it("says who is next", () => {
    row({ initiativeRoll: null }, { isNext: true });
    expect([part("initiative")?.textContent, part("next")?.textContent]).toEqual(["–", "Next"]);
  });

  it("marks the defeated, by each sign of it", () => {
    for (const changes of [
      { isDefeated: true },
      { currentHP: 0 },
      { ...hidden, healthBand: "down" as const },
    ]) {
      const { container, unmount } = row(changes);
      expect(container.querySelector("li")?.hasAttribute("data-defeated")).toBe(true);
      unmount();
    }
  });
});

describe("a portrait", () => {
  const picture = () => part("portrait")?.querySelector("img")?.getAttribute("src") ?? null;
  const elsewhere = "https://pictures.example/ogre.png";

  it.each([
    [{ name: "Goblin 2" }, "G2"],
    [{ name: "éowyn" }, "É"],
    [{ name: "42" }, "?42"],
    [{ type: "unknown" as const }, "?"],
  ])("is made of initials without a picture", (changes, initials) => {
    row(changes);
    expect(part("portrait")?.textContent).toBe(initials);
  });

  it.each([
    [{ name: "Goblin 2", creatureType: "humanoid" }, "humanoid", "2"],
    [{ name: "Crypt", type: "lair" as const }, "lair", ""],
    [{ name: "Aria", type: "character" as const, creatureType: "humanoid" }, undefined, "A"],
  ])("is an emblem of what it is, with its number", (changes, emblem, text) => {
    row(changes);
    expect([part("portrait")?.querySelector("svg")?.dataset.emblem, part("portrait")?.textContent]).toEqual([
      emblem,
      text,
    ]);
  });

  it("comes from our own server alone", () => {
    const { unmount } = row({ imageUrl: "/portraits/ogre.png" });
    expect(picture()).toBe("https://table.example/portraits/ogre.png");
    unmount();
    row({ imageUrl: elsewhere });
    expect([picture(), part("portrait")?.textContent]).toEqual([null, "O"]);
  });

  it("comes from elsewhere where the streamer allows that, and only encrypted", () => {
    const from = (imageUrl: string) =>
      render(
        <Portraits.Provider value="any">
          <Row participant={{ ...participant("o", "Ogre"), imageUrl }} isActive={false} isNext={false} />
        </Portraits.Provider>,
      );
    const { unmount } = from(elsewhere);
    expect(picture()).toBe(elsewhere);
    unmount();
    from("http://pictures.example/ogre.png");
    expect(picture()).toBeNull();
  });

  it("falls back to initials when its picture does not load", async () => {
    row({ imageUrl: "/portraits/gone.png" });
    part("portrait")?.querySelector("img")?.dispatchEvent(new Event("error"));
    await expect.poll(() => part("portrait")?.textContent).toBe("O");
  });
});

describe("a screen reader", () => {
  const said = () => part("said")?.textContent;

  it("hears hit points and temporary ones in words", () => {
    row({ currentHP: 5, maxHP: 20, tempHP: 3 });
    expect(said()).toBe("5 of 20 hit points, 3 temporary");
    expect(part("hp-numbers")?.getAttribute("aria-hidden")).toBe("true");
  });

  it("hears who is dying, and how their saves stand", () => {
    const deathSaves = { successes: 1, failures: 2, isStable: false, isDead: false };
    const { container } = row({ type: "character", currentHP: 0, maxHP: 20, deathSaves });
    expect(said()).toBe("Dying: 1 passed, 2 failed");
    expect(container.querySelector("li")?.dataset.state).toBe("dying");
  });

  it("hears it of those whose hit points are a band", () => {
    row({ ...hidden, healthBand: "down", isDying: true, visibility: "band" });
    expect(said()).toBe("Dying");
    expect(part("band")?.textContent).toBe("Dying");
  });
});
