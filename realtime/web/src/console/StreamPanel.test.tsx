import { screen } from "@testing-library/dom";
import { cleanup } from "@testing-library/preact";
import { expect, it } from "vitest";
import type { OverlayChoice } from "../sync/wire";
import { dmEncounter, draw, type OpenedPage, participant } from "../testing/page";
import { StreamPanel } from "./StreamPanel";

const overlay = (shareId: string, changes: Partial<OverlayChoice["producer"]> = {}): OverlayChoice => ({
  shareId,
  follows: "channel",
  audience: "stream",
  watching: 2,
  producer: { revision: 1, isHidden: false, arePaused: false, scene: "fight", cue: null, ...changes },
});

async function opened(...overlays: OverlayChoice[]): Promise<OpenedPage> {
  const spy = participant("spy", "Spy", { seenBy: { players: "name", stream: "unseen" } });
  const goblin = participant("goblin", "Goblin");
  const page = await draw(dmEncounter({ participants: [goblin, spy] }), (table) => (
    <StreamPanel table={table} />
  ));
  page.server.found.list_overlays = { ok: true, overlays };
  await page.user.click(screen.getByText("Stream"));
  return page;
}

it("says how a link is made where there is none", async () => {
  await opened();
  expect(screen.getByText(/No overlay link shows this fight/)).toBeTruthy();
});

it("gives orders, and offers what is possible after them", async () => {
  const { server, user, table } = await opened(overlay("one"));
  const after = [overlay("one", { isHidden: true, scene: "turn" })];
  server.answer = { ok: true, version: 4, overlays: after };
  await user.click(await screen.findByRole("button", { name: "Hide" }));
  expect(server.commands).toEqual([["direct_overlays", { order: "hide" }]]);
  expect(await screen.findByRole("button", { name: "Show" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe(
    "1 · this channel · 2 connected: Hidden · moments are played · scene: whose turn it is",
  );
  expect(table.note.value?.text).toBe("Hide: done");
});

it("announces a participant on one of several overlays", async () => {
  const { server, user } = await opened(overlay("one"), overlay("two"));
  await user.selectOptions(await screen.findByLabelText("Overlay"), "2 · this channel · 2 connected");
  await user.selectOptions(screen.getByLabelText("Whom to announce"), "Goblin");
  await user.click(screen.getByRole("button", { name: "Announce now" }));
  const meant = { order: "splash", shareId: "two", participantId: "goblin" };
  expect(server.commands).toEqual([["direct_overlays", meant]]);
});

it("offers to announce those whom a watching audience knows", async () => {
  const offered = () => [...(screen.getByLabelText("Whom to announce") as HTMLSelectElement).options];
  await opened(overlay("one"));
  await screen.findByLabelText("Whom to announce");
  expect(offered().map(({ text }) => text)).toEqual(["Whose turn it is", "Goblin"]);
  cleanup();
  await opened({ ...overlay("one"), audience: "players" });
  await screen.findByLabelText("Whom to announce");
  expect(offered().map(({ text }) => text)).toEqual(["Whose turn it is", "Goblin", "Spy"]);
});
