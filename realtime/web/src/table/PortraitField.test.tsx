import { fireEvent, screen } from "@testing-library/dom";
import { expect, it, vi } from "vitest";
import { dmEncounter, draw, participant } from "../testing/page";
import { PortraitField } from "./PortraitField";

const ADDRESS = "/portraits/abcdefghijklmnopqrstuv.webp";
const picture = new File(["picture"], "ogre.png", { type: "image/png" });

async function field(imageUrl: string | null, answer: Response = uploaded()) {
  const page = await draw(dmEncounter(), (table) => (
    <PortraitField table={table} of={participant("ogre", "Ogre", { imageUrl })} />
  ));
  const requests: Request[] = [];
  page.server.upload = (url, init) => {
    requests.push(new Request(url, init));
    return answer;
  };
  return { ...page, requests };
}

const uploaded = () => new Response(JSON.stringify({ imageUrl: ADDRESS }), { status: 201 });
const input = () => screen.getByLabelText<HTMLInputElement>("Choose a picture, or drop it here");
const set = (imageUrl: string) => [["update_participant", { participantId: "ogre", changes: { imageUrl } }]];

it("sends a chosen file with the user's token, and then its address as a command", async () => {
  const { user, server, requests } = await field(null);
  await user.upload(input(), picture);
  await expect.poll(() => server.commands).toEqual(set(ADDRESS));
  const [request] = requests;
  expect(request?.url).toBe("https://table.example/api/portraits");
  expect([request?.method, request?.headers.get("Authorization")]).toEqual(["POST", "Bearer t"]);
});

it("takes a file that is dropped on it, which is then no import", async () => {
  const { server } = await field(null);
  const elsewhere = vi.fn();
  document.addEventListener("drop", elsewhere);
  fireEvent.drop(screen.getByRole("group"), { dataTransfer: { files: [picture] } });
  await expect.poll(() => server.commands).toEqual(set(ADDRESS));
  document.removeEventListener("drop", elsewhere);
  expect(elsewhere).not.toHaveBeenCalled();
});

it("says the server's reason for a refusal, and sets nothing", async () => {
  const reason = { key: "portrait-unreadable", placeholders: {} };
  const error = { code: "invalid", message: "I can't read that picture." };
  const refused = new Response(JSON.stringify({ ok: false, error, reason }), { status: 422 });
  const { user, server, table } = await field(null, refused);
  await user.upload(input(), picture);
  await expect.poll(() => table.note.value?.text).toContain("I can't read that picture");
  expect(server.commands).toEqual([]);
});

it("shows a portrait of this server alone, and takes any off", async () => {
  const { user, server } = await field(ADDRESS);
  expect(document.querySelector("img")?.getAttribute("src")).toBe(ADDRESS);
  await user.click(screen.getByRole("button", { name: "Remove the picture" }));
  expect(server.commands).toEqual(set(""));
});

it("loads no picture of another server", async () => {
  await field("https://elsewhere.example/ogre.png");
  expect(document.querySelector("img")).toBeNull();
  expect(screen.getByRole("button", { name: "Remove the picture" })).toBeTruthy();
});
