import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { expect, it } from "vitest";
import type { Band } from "../sync/wire";
import { encounter, participant } from "../testing/page";
import { Health, Marks, Saves } from "./vitals";

const filled = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.hasAttribute("data-filled"));
const texts = () => screen.getAllByRole("listitem").map((item) => item.textContent);

it("shows exact hit points with their temporary ones", () => {
  render(<Health of={participant("m", "Mira", { currentHP: 5, maxHP: 20, tempHP: 3 })} />);
  expect(document.querySelector('[data-part="hp"]')?.textContent).toBe("5/20 +3 temporary");
});

it.each([
  [20, "unhurt"],
  [19, "hurt"],
  [10, "bloodied"],
  [5, "critical"],
  [0, "down"],
])("colours %i of 20 hit points as %s", (currentHP, tone) => {
  render(<Health of={participant("m", "Mira", { currentHP, maxHP: 20 })} />);
  expect(document.querySelector(".health")?.getAttribute("data-tone")).toBe(tone);
});

it.each<[Band, string, number]>([
  ["unhurt", "Unhurt", 4],
  ["hurt", "Hurt", 3],
  ["bloodied", "Bloodied", 2],
  ["critical", "Badly hurt", 1],
  ["down", "Down", 0],
])("shows the band %s by its name and steps, without a number", (healthBand, words, steps) => {
  const { currentHP: _, maxHP: __, ...hidden } = participant("g", "Goblin");
  render(<Health of={{ ...hidden, healthBand }} />);
  expect(document.querySelector(".health")?.textContent).toBe(words);
  expect(filled(".steps > span")).toEqual([0, 1, 2, 3].map((step) => step < steps));
});

it("shows nothing where this audience knows nothing", () => {
  const { currentHP: _, maxHP: __, ...hidden } = participant("g", "Goblin");
  const { container } = render(<Health of={hidden} />);
  expect(container.textContent).toBe("");
});

it("lists states, concentration and conditions with their rounds", () => {
  const conditions = [
    { _id: "1", name: "Exhaustion", duration: -1, level: 2 },
    { _id: "2", name: "Poisoned", duration: 1, isSecret: true },
  ];
  const concentration = { name: "Bless" };
  const states = { isDefeated: true, isDelayed: true, isSurprised: true };
  render(
    <Marks of={participant("m", "Mira", { conditions, concentration, ...states })} encounter={encounter()} />,
  );
  expect(texts()).toEqual([
    "Defeated",
    "Delayed",
    "Surprised",
    "◆ Bless",
    "Exhaustion 2",
    "Poisoned (secret) 11 round left",
  ]);
});

it("lists nothing for a participant without marks", () => {
  render(<Marks of={participant("m", "Mira")} encounter={encounter()} />);
  expect(screen.queryByRole("list")).toBeNull();
});

it("counts death saves in words for screen readers and in pips", () => {
  render(<Saves saves={{ successes: 2, failures: 1, isStable: false, isDead: false }} />);
  expect(document.querySelector(".saves")?.textContent).toContain("2 of 3 saved, 1 of 3 failed");
  expect(filled('[data-kind="saved"] > i')).toEqual([true, true, false]);
  expect(filled('[data-kind="failed"] > i')).toEqual([true, false, false]);
});

it.each([
  [{ isStable: true, isDead: false }, "Stable"],
  [{ isStable: false, isDead: true }, "Dead"],
])("replaces the pips by the verdict", (verdict, words) => {
  render(<Saves saves={{ successes: 0, failures: 3, ...verdict }} />);
  expect(document.querySelector(".saves")?.textContent).toBe(words);
});
