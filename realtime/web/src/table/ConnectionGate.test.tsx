import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { draw, encounter } from "../testing/page";
import { EncounterName, ForgetDevice, Gate, NoLink } from "./ConnectionGate";
import { chosenEncounter } from "./device-storage";
import type { Table } from "./model";

const gate = (table: Table) => (
  <Gate table={table}>
    <p>The encounter</p>
  </Gate>
);
const title = () => screen.getByRole("heading").textContent;
const gone = () => new Response('{"error":{"code":"not_found","message":"No such link."}}', { status: 404 });

/** Count reloads; a document without a browser has nothing to load. */
function reloads(): { count: number } {
  const counted = { count: 0 };
  vi.spyOn(location, "reload").mockImplementation(() => {
    counted.count += 1;
  });
  return counted;
}

afterEach(() => vi.restoreAllMocks());

describe("the gate", () => {
  it("opens once there is an encounter", async () => {
    const { server } = await draw(encounter(), gate, { isLive: false });
    expect(title()).toBe("Looking for your fight");
    await server.emit("connect");
    await server.emit("encounter_state", { encounter: server.encounter, version: 4 });
    expect(screen.getByText("The encounter")).toBeTruthy();
    expect(screen.queryByRole("heading")).toBeNull();
  });

  it("says that a link has ended, and how to get another one", async () => {
    await draw(encounter(), gate, { isLive: false, session: gone });
    expect(title()).toBe("This link has ended");
    expect(screen.getByRole("status").textContent).toContain("Type /play in Discord");
  });

  it("says the same when a link expires while the page is open, and not that its user was removed", async () => {
    const { server, time } = await draw(encounter({ status: "paused" }), gate);
    expect(screen.getByText("The encounter")).toBeTruthy();
    server.session = gone;
    await server.emit("disconnect", "io server disconnect");
    await time.pass(31_000);
    expect(await screen.findByText("This link has ended")).toBeTruthy();
    expect(screen.queryByText("You are not in this fight yet")).toBeNull();
  });

  it("explains to a user without a participant how to join", async () => {
    await draw(encounter(), gate, { isLive: false, accesses: [] });
    expect(title()).toBe("You are not in this fight yet");
  });

  it("says that the server does not answer", async () => {
    await draw(encounter(), gate, { isLive: false, session: () => new Response("", { status: 502 }) });
    expect(screen.getByRole("status").textContent).toBe("The server does not answer. Trying again…");
  });
});

it("asks for a link where the page was opened without one", () => {
  render(<NoLink />);
  expect(title()).toBe("This page needs your link");
});

it("shows the encounter's name", async () => {
  await draw(encounter(), (table) => <EncounterName table={table} />);
  expect(title()).toBe("The bridge");
});

it("offers the user's other encounters, and opens the chosen one", async () => {
  const counted = reloads();
  const accesses = [
    { encounterId: "fight", name: "The bridge", status: "active", audience: "players" },
    { encounterId: "ford", name: "The ford", status: "active", audience: "players" },
  ] as const;
  const { user } = await draw(encounter(), (table) => <EncounterName table={table} />, { accesses });
  await user.selectOptions(screen.getByRole("combobox", { name: "Fight" }), "The ford");
  expect(chosenEncounter(sessionStorage)).toBe("ford");
  expect(counted.count).toBe(1);
});

it("forgets the link on this device", async () => {
  const counted = reloads();
  localStorage.setItem("tracker-link", "s3cret");
  sessionStorage.setItem("tracker-link", "s3cret");
  render(<ForgetDevice />);
  await userEvent.setup().click(screen.getByRole("button", { name: "Forget my link on this device" }));
  expect([localStorage.length, sessionStorage.length, counted.count]).toEqual([0, 0, 1]);
});
