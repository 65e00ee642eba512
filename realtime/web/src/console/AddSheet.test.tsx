import { screen } from "@testing-library/dom";
import { expect, it } from "vitest";
import { dmEncounter, draw, isDisabled } from "../testing/page";
import { AddSheet } from "./AddSheet";

const ogre = {
  kind: "giant",
  challenge: 0.5,
  book: "SRD 5.2",
  isOwn: true,
  isFavourite: false,
  isRecent: false,
  creature: "own:1",
  participant: { name: "Ogre", maxHP: 59, hitDice: "7d10+21", ac: 11, initiativeBonus: -1 },
};

async function sheet() {
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const page = await draw(dmEncounter(), (table) => <AddSheet table={table} close={close} />);
  page.server.found.search_creatures = { ok: true, creatures: [ogre] };
  return { ...page, closed: () => closed };
}

const field = (name: string) => screen.getByRole("textbox", { name }) as HTMLInputElement;

it("adds several by hand", async () => {
  const { server, user, closed } = await sheet();
  await user.type(field("Name"), "G");
  await user.clear(field("How many"));
  await user.type(field("How many"), "3");
  await user.type(field("Hit points"), "7");
  await user.click(screen.getByRole("button", { name: "Add" }));
  const participant = { type: "monster", name: "G", maxHP: 7, ac: null, initiativeBonus: null };
  const payload = { participant, count: 3, rollHP: false, rollInitiative: true };
  expect(server.commands).toEqual([["add_participant", payload]]);
  expect(closed()).toBe(1);
});

it("takes a creature out of the library, with its numbers", async () => {
  const { server, user } = await sheet();
  await user.type(field("Name"), "ogr");
  await user.click(await screen.findByRole("button", { name: /^Ogre/ }));
  expect(document.querySelector('[data-part="creature"]')?.textContent).toContain(
    "From the library: Ogre, CR 1/2",
  );
  expect(["Name", "Hit points", "AC", "Initiative bonus"].map((name) => field(name).value)).toEqual([
    "Ogre",
    "59",
    "11",
    "-1",
  ]);
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(server.commands[0]?.[1]).toMatchObject({ participant: { name: "Ogre", maxHP: 59, ac: 11 } });
});

it("reaches what the library has by the arrow keys, and then asks how many", async () => {
  const { user } = await sheet();
  await user.type(field("Name"), "ogr");
  const choice = await screen.findByRole("button", { name: /^Ogre/ });
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(choice);
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(field("Name"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(document.activeElement).toBe(field("How many"));
});

it("rolls hit points, and hides new participants from players and the stream", async () => {
  const { server, user } = await sheet();
  await user.type(field("Name"), "ogr");
  await user.click(await screen.findByRole("button", { name: /^Ogre/ }));
  await user.click(screen.getByRole("checkbox", { name: "Roll 7d10+21 hit points for each" }));
  await user.click(screen.getByRole("checkbox", { name: "Hidden from players and stream" }));
  expect(field("Hit points").disabled).toBe(true);
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(server.commands[0]?.[1]).toMatchObject({
    rollHP: true,
    participant: { visibility: { players: "unseen", stream: "unseen" } },
  });
});

it("says where a creature comes from, and takes it back", async () => {
  const { user } = await sheet();
  await user.type(field("Name"), "ogr");
  const choice = await screen.findByRole("button", { name: /^Ogre/ });
  expect(choice.textContent).toBe("Ogreyours · CR 1/2 · 59 HP · AC 11 · SRD 5.2");
  await user.click(choice);
  await user.click(screen.getByRole("button", { name: "Not this one" }));
  expect(screen.queryByText(/From the library/)).toBeNull();
});

it("adds nothing without a name and hit points", async () => {
  const { user } = await sheet();
  await user.type(field("Name"), "G");
  expect(isDisabled("Add")).toBe(true);
});

it("marks a creature as a favourite, and takes the mark off again", async () => {
  const { server, user } = await sheet();
  server.found.mark_creature = { ok: true };
  await user.type(field("Name"), "ogr");
  const star = await screen.findByRole("button", { name: "Favorite: Ogre", pressed: false });
  await user.click(star);
  expect(star.getAttribute("aria-pressed")).toBe("true");
  await user.click(star);
  expect(star.getAttribute("aria-pressed")).toBe("false");
});

it("looks for a kind, a challenge rating and a book", async () => {
  const { server, user } = await sheet();
  delete server.found.search_creatures;
  await user.click(screen.getByText("Search by kind, CR or book"));
  await user.type(field("Kind"), "giant");
  await user.type(field("CR"), "1/2");
  await user.type(field("Book"), "5.2");
  const wanted = { query: "", kind: "giant", challenge: "1/2", book: "5.2" };
  await expect.poll(() => server.commands.at(-1)).toEqual(["search_creatures", wanted]);
});

it("offers favorites and those added last before anything is typed", async () => {
  const { server } = await sheet();
  const last = { ...ogre, isRecent: true, creature: "own:2", participant: { name: "Troll" } };
  server.found.search_creatures = { ok: true, creatures: [last, ogre] };
  await screen.findByRole("button", { name: /^Troll/ });
  expect(screen.queryByRole("button", { name: /^Ogre/ })).toBeNull();
});
