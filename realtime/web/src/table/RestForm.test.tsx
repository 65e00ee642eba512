import { screen } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import { draw, encounter, participant } from "../testing/page";
import { RestForm } from "./RestForm";

const mira = participant("mira", "Mira", { type: "character", hitDice: "5d10+10", hitDiceSpent: 2 });
const borin = participant("borin", "Borin", { type: "character" });

function rest(...people: (typeof mira)[]) {
  const shown = encounter({ status: "paused", participants: [mira, borin] });
  return draw(shown, (table) => <RestForm table={table} people={people} />);
}

describe("a rest", () => {
  it("of one spends hit dice, with what they gave", async () => {
    const { server, user } = await rest(mira);
    await user.type(screen.getByRole("textbox", { name: "Hit dice (5d10+10, 2 spent)" }), "2");
    await user.type(screen.getByRole("textbox", { name: "What they gave, if rolled by hand" }), "2d10+4");
    await user.click(screen.getByRole("button", { name: "Short rest" }));
    const entries = [{ participantId: "mira", hitDice: 2, healing: "2d10+4" }];
    expect(server.commands).toEqual([["rest", { kind: "short", entries }]]);
  });

  it("of several asks for no hit dice, and neither does a long one", async () => {
    const { server, user } = await rest(mira, borin);
    expect(screen.queryByRole("textbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Long rest" }));
    const entries = [{ participantId: "mira" }, { participantId: "borin" }];
    expect(server.commands).toEqual([["rest", { kind: "long", entries }]]);
  });
});
