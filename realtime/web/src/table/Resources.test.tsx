import { screen } from "@testing-library/dom";
import { describe, expect, it } from "vitest";
import type { Resource } from "../sync/wire";
import { draw, encounter, isDisabled, participant } from "../testing/page";
import { Resources } from "./Resources";

const breath: Resource = {
  name: "Fire Breath",
  current: 1,
  maximum: 2,
  returns: "turn",
  recharge: 5,
  regains: null,
};

function resources(...held: Resource[]) {
  const of = participant("mira", "Mira", { resources: held });
  return draw(encounter({ participants: [of] }), (table) => <Resources table={table} of={of} />);
}

const mine = { participantId: "mira", name: "Fire Breath" };

describe("resources", () => {
  it("are counted, spent, given back and removed by a tap", async () => {
    const { server, user } = await resources(breath);
    expect(screen.getByRole("listitem").textContent).toContain("Fire Breath: 1 of 2 recharges on 5–6");
    await user.click(screen.getByRole("button", { name: "Spend Fire Breath" }));
    await user.click(screen.getByRole("button", { name: "Give back Fire Breath" }));
    await user.click(screen.getByRole("button", { name: "Remove Fire Breath" }));
    expect(server.commands).toEqual([
      ["spend_resource", { ...mine, amount: 1 }],
      ["spend_resource", { ...mine, amount: -1 }],
      ["remove_resource", mine],
    ]);
  });

  it("can't be spent when none is left, nor given back when none is spent", async () => {
    await resources({ ...breath, current: 0 }, { ...breath, name: "Ki", current: 2 });
    expect(["Spend Fire Breath", "Give back Ki"].map(isDisabled)).toEqual([true, true]);
  });

  it("are added with when they come back", async () => {
    const { server, user } = await resources();
    await user.click(screen.getByText("Add a resource"));
    await user.type(screen.getByRole("textbox", { name: "Resource" }), "Ki");
    expect(isDisabled("Add it")).toBe(true);
    await user.type(screen.getByRole("textbox", { name: "How many there are" }), "3");
    await user.selectOptions(screen.getByRole("combobox"), "comes back with a short rest");
    await user.click(screen.getByRole("button", { name: "Add it" }));
    const payload = { participantId: "mira", name: "Ki", maximum: 3, returns: "short_rest" };
    expect(server.commands).toEqual([["set_resource", payload]]);
    expect(screen.getByRole("textbox", { name: "Resource" })).toHaveProperty("value", "");
  });
});
