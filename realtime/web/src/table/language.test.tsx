import { screen } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Language, language } from "../i18n/texts";
import { settle } from "../sync/testing";
import { openPage, participant } from "../testing/page";
import { LanguageChoice, startSpeaking } from "./language";
import type { TableEncounter } from "./participants";

const languages = ["en", "de", "fr", "it", "es"].map(
  (code): Language => ({ code, name: code.toUpperCase(), load: async () => ({ default: {} }) }),
);
const bridge = {
  _id: "bridge",
  name: "Bridge",
  status: "active",
  audience: "players",
  version: 1,
  participants: [participant("mira", "Mira")],
} as unknown as TableEncounter;

/** Open a page; return the language that it speaks when all is there. */
async function spoken(wanted: { address?: string; chosen?: string; discord?: string }): Promise<string> {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["ja", "it-CH"]);
  history.replaceState(null, "", wanted.address ? `?lang=${wanted.address}` : location.pathname);
  if (wanted.chosen) localStorage.setItem("tracker-language", wanted.chosen);
  const answer = { token: "t", expiresAt: "2100-01-01T00:00:00Z", userId: "ari", encounters: [] };
  const session = () => new Response(JSON.stringify({ ...answer, language: wanted.discord }));
  const { table } = await openPage(bridge, { session, isLive: false });
  await startSpeaking(languages, table);
  await settle();
  return language();
}

describe("the language of a page", () => {
  afterEach(() => {
    localStorage.clear();
    history.replaceState(null, "", location.pathname);
    vi.restoreAllMocks();
  });

  it.each([
    [{ address: "de", chosen: "fr", discord: "es-ES" }, "de"],
    [{ address: "xx", chosen: "fr", discord: "es-ES" }, "fr"],
    [{ chosen: "fr", discord: "es-ES" }, "fr"],
    [{ discord: "es-ES" }, "es"],
    [{ discord: "ko" }, "it"],
    [{}, "it"],
  ])(
    "is that of the address, the device, Discord or the browser, in this order: %o",
    async (wanted, code) => {
      expect(await spoken(wanted)).toBe(code);
    },
  );

  it("is kept on the device when it is chosen, and taken out of the address", async () => {
    await spoken({ address: "de" });
    render(<LanguageChoice />);
    await userEvent.setup().selectOptions(screen.getByRole("combobox"), "FR");
    await settle();
    expect([language(), localStorage.getItem("tracker-language"), location.search]).toEqual(["fr", "fr", ""]);
  });
});
