import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { userEvent } from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { expect, it } from "vitest";
import { NumberField, TypeChoice } from "./fields";

function Amount(props: { steps?: number[]; isSigned?: boolean; takesDice?: boolean }) {
  const [value, setValue] = useState("");
  return <NumberField label="How many" value={value} onInput={setValue} {...props} />;
}

const typed = () => (screen.getByRole("textbox", { name: "How many" }) as HTMLInputElement).value;

it("takes a number from the keyboard and adds steps to it", async () => {
  render(<Amount />);
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox", { name: "How many" }), "7");
  await user.click(screen.getByRole("button", { name: "How many: 10 more" }));
  expect(typed()).toBe("17");
  await user.click(screen.getByRole("button", { name: "How many: 1 less" }));
  expect(typed()).toBe("16");
});

it("steps below zero only where the number has a sign", async () => {
  const user = userEvent.setup();
  const { unmount } = render(<Amount />);
  await user.click(screen.getByRole("button", { name: "How many: 1 less" }));
  expect(typed()).toBe("0");
  unmount();
  render(<Amount isSigned />);
  await user.click(screen.getByRole("button", { name: "How many: 1 less" }));
  expect(typed()).toBe("-1");
});

it("shows no steps where none make sense", () => {
  render(<Amount steps={[]} />);
  expect(screen.queryByRole("button")).toBeNull();
});

it("offers the damage types and no type at all", async () => {
  const chosen: string[] = [];
  render(<TypeChoice value="" onChange={(type) => chosen.push(type)} />);
  const choice = screen.getByRole("combobox", { name: "Damage type" }) as HTMLSelectElement;
  const offered = [...choice.options].map(({ text }) => text);
  expect([offered[0], offered[4], offered.length]).toEqual(["Not said", "fire", 14]);
  await userEvent.setup().selectOptions(choice, "cold");
  expect(chosen).toEqual(["cold"]);
});

it("begins dice with a button, as a number pad has no letters, and adds steps behind them", async () => {
  render(<Amount takesDice />);
  const user = userEvent.setup();
  const input = screen.getByRole("textbox", { name: "How many" });
  await user.type(input, "2");
  expect(input.getAttribute("inputmode")).toBe("numeric");
  await user.click(screen.getByRole("button", { name: "How many: dice" }));
  expect([input.getAttribute("inputmode"), document.activeElement]).toEqual(["text", input]);
  await user.keyboard("6");
  await user.click(screen.getByRole("button", { name: "How many: 5 more" }));
  expect(typed()).toBe("2d6+5");
});
