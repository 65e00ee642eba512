import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { isDisabled, participant } from "../testing/page";
import { type ConditionChoice, ConditionForm } from "./ConditionForm";

function drawn(isReady = true) {
  const added: ConditionChoice[] = [];
  render(
    <ConditionForm
      people={[participant("ogre", "Ogre")]}
      isReady={isReady}
      onAdd={(choice) => added.push(choice)}
    />,
  );
  return { added, user: userEvent.setup() };
}

it("adds a condition of the book until it is removed", async () => {
  const { added, user } = drawn();
  await user.click(screen.getByRole("button", { name: "Prone" }));
  expect(screen.getByRole("button", { name: "Prone" }).getAttribute("aria-pressed")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Add Prone" }));
  expect(added).toEqual([{ name: "Prone", duration: -1, ends: "turn_end" }]);
});

it("adds a condition by another name for some rounds", async () => {
  const { added, user } = drawn();
  await user.type(screen.getByRole("textbox", { name: "Or another one" }), "  On fire ");
  await user.click(screen.getByRole("button", { name: "3" }));
  await user.click(screen.getByText("More about it"));
  await user.selectOptions(screen.getByRole("combobox", { name: "Whose turn counts down" }), "Ogre");
  await user.click(screen.getByRole("button", { name: "Add On fire" }));
  expect(added).toEqual([{ name: "On fire", duration: 3, ends: "turn_end", anchorId: "ogre" }]);
});

it("adds a condition for a time that is typed", async () => {
  const { added, user } = drawn();
  await user.click(screen.getByRole("button", { name: "Prone" }));
  await user.type(screen.getByRole("textbox", { name: "Or another time" }), "1d4");
  await user.click(screen.getByRole("button", { name: "Add Prone" }));
  expect(added).toEqual([{ name: "Prone", duration: "1d4", ends: "turn_end" }]);
});

it("adds nothing without a name, or while the page is not live", async () => {
  drawn();
  expect(isDisabled("Add condition")).toBe(true);
});

it("waits for a live page", async () => {
  const { user } = drawn(false);
  await user.click(screen.getByRole("button", { name: "Prone" }));
  expect(isDisabled("Add Prone")).toBe(true);
});
