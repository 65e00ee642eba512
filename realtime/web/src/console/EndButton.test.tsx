import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import type { TableEncounter } from "../table/participants";
import { dmEncounter, draw } from "../testing/page";
import { EndButton } from "./EndButton";

async function ending(changes: Partial<TableEncounter> = {}) {
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const page = await draw(dmEncounter(changes), (table) => <EndButton table={table} close={close} />);
  return { ...page, closed: () => closed };
}

it("ends the encounter once that is confirmed", async () => {
  const { server, user, closed } = await ending();
  await user.click(screen.getByRole("button", { name: "End the fight…" }));
  await user.click(screen.getByRole("button", { name: "No" }));
  expect(screen.queryByRole("button", { name: "Yes, end it" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "End the fight…" }));
  expect(closed()).toBe(0);
  await user.click(screen.getByRole("button", { name: "Yes, end it" }));
  expect(server.commands).toEqual([["end_encounter", {}]]);
  expect(closed()).toBe(1);
});

it("does not end what is over", async () => {
  await ending({ status: "completed" });
  expect(screen.queryByRole("button")).toBeNull();
});
