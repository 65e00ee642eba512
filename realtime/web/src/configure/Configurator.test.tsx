import { screen, within } from "@testing-library/dom";
import { render } from "@testing-library/preact";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { part } from "../testing/overlay";
import { Configurator } from "./Configurator";

function drawn({ search = "", secret = "s3cret", css = "" } = {}) {
  const overlay = new URL("https://table.example/overlay");
  render(<Configurator search={search} secret={secret} css={css} overlay={overlay} />);
  return userEvent.setup();
}

const choice = (name: string) => screen.getByRole("combobox", { name }) as HTMLSelectElement;
const box = (name: string) => screen.getByRole("checkbox", { name }) as HTMLInputElement;
const frame = () => screen.getByTitle("The overlay with a made-up fight") as HTMLIFrameElement;
const link = () => part("link")?.textContent;

describe("the settings", () => {
  it("are those of the address that the page was opened with", () => {
    drawn({ search: "?layout=strip&theme=vellum&delay=7" });
    expect(choice("Layout").value).toBe("strip");
    expect(choice("Theme").value).toBe("vellum");
    expect(choice("Delay").selectedOptions[0]?.text).toBe("7");
  });

  it("change the link and the preview at once", async () => {
    const user = drawn();
    const messages: unknown[] = [];
    frame().contentWindow?.addEventListener("message", ({ data }) => messages.push(data));
    await user.selectOptions(choice("Theme"), "Arena");
    expect(link()).toBe("https://table.example/overlay?theme=arena#••••••••");
    await expect.poll(() => messages).toContainEqual({ css: "", search: "?theme=arena" });
    // The preview receives them, and is not loaded again.
    expect(frame().getAttribute("src")).toBe("/overlay?demo=1");
  });

  it("offer the side of a column and the edge of a strip, never both", async () => {
    const user = drawn();
    const disabled = () => ["Side of a column", "Edge of a strip"].map((name) => choice(name).disabled);
    expect(disabled()).toEqual([false, true]);
    await user.selectOptions(choice("Layout"), "Strip");
    expect(disabled()).toEqual([true, false]);
  });

  it("warn of pictures from other sites", async () => {
    const user = drawn();
    expect(part("portraits-hint")).toBeNull();
    await user.selectOptions(choice("Portraits"), "Anywhere");
    expect(part("portraits-hint")?.textContent).toContain("learn your address");
  });

  it("advise a size for the source in OBS", async () => {
    const user = drawn();
    await user.selectOptions(choice("Size"), "150 %");
    expect(part("size")?.textContent).toContain("930 × 1080");
  });
});

describe("the parts", () => {
  it("can be left out, but for the last", async () => {
    const user = drawn();
    const parts = within(screen.getByRole("group", { name: "Parts on this source" }));
    const others = [
      "Round and title",
      "Damage and healing numbers",
      "Dice beside these numbers",
      "Turn announcements",
    ];
    for (const name of others) {
      await user.click(parts.getByRole("checkbox", { name }));
    }
    expect(link()).toContain("?show=order#");
    expect((parts.getByRole("checkbox", { name: "Initiative order" }) as HTMLInputElement).disabled).toBe(
      true,
    );
  });

  it("give way to single widgets", async () => {
    const user = drawn();
    await user.click(box("Who is next"));
    await user.click(box("Round"));
    expect(link()).toContain("?widget=round,deck#");
    expect(screen.queryByRole("group", { name: "Parts on this source" })).toBeNull();
  });
});

describe("free places", () => {
  const placed = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}:`) });
  const number = (widget: string, name: string) =>
    within(screen.getByRole("group", { name: widget })).getByRole("spinbutton", { name });

  it("are begun with the usual widgets, and take the place of the lists", async () => {
    const user = drawn();
    await user.click(box("Place widgets freely on 1920 × 1080"));
    expect(link()).toContain(
      "?place=round:96,54,400;order:96,146,400,880;splash:510,520,900;recap:510,350,900#",
    );
    expect(screen.queryByRole("group", { name: "Parts on this source" })).toBeNull();
    expect(part("size")?.textContent).toContain("1920 × 1080");
    await user.click(box("Place widgets freely on 1920 × 1080"));
    expect(link()).toBe("https://table.example/overlay#••••••••");
  });

  it("are changed by keys and by numbers alike", async () => {
    const user = drawn({ search: "?place=third:592,820,736" });
    placed("Lower third").focus();
    await user.keyboard("{ArrowLeft}{Shift>}{ArrowUp}{/Shift}{Alt>}{ArrowRight}{/Alt}");
    expect(link()).toContain("?place=third:582,819,746#");
    await user.clear(number("Lower third", "Left"));
    await user.type(number("Lower third", "Left"), "1900{Tab}");
    expect(link()).toContain("?place=third:1174,819,746#");
    await user.click(within(screen.getByRole("group", { name: "Rolls" })).getByRole("checkbox"));
    expect(link()).toContain(";dice:1404,400,420#");
    expect(choice("Size").disabled).toBe(true);
    await user.click(within(screen.getByRole("group", { name: "Turn timer" })).getByRole("checkbox"));
    expect(choice("Turn timer").value).toBe("60");
  });

  it("give the order of another layout its usual place", async () => {
    const user = drawn({ search: "?place=order:500,300,400,600;third:592,820,736" });
    await user.selectOptions(choice("Layout"), "Strip");
    expect(link()).toContain("place=order:40,54,1840,192;third:592,820,736#");
  });
});

describe("the link", () => {
  it("is copied whole, and its secret is never drawn", async () => {
    const user = drawn({ css: ".a { color: red }" });
    expect(document.body.innerHTML).not.toContain("s3cret");
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText("Copied, secret and all.")).toBeTruthy();
    const copied = new URL(await navigator.clipboard.readText());
    expect(copied.hash).toBe("#s3cret&css=.a+%7B+color%3A+red+%7D");
  });

  it("says that it lacks a secret", async () => {
    const user = drawn({ secret: "" });
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText(/Add # and the secret of your overlay link to it/)).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe("https://table.example/overlay");
  });
});

describe("a style sheet of the streamer's own", () => {
  it("goes with the link, and says what is left out of it", async () => {
    const user = drawn();
    const css = screen.getByRole("textbox", { name: "CSS", hidden: true });
    await user.click(css);
    await user.paste("@import url(https://evil.example/x.css); .row { color: red }");
    expect(part("dropped")?.textContent).toContain("Left out");
    expect(link()).toBe("https://table.example/overlay#••••••••&css=…");
  });
});

describe("the preview", () => {
  it.each([
    ["Damage", "damage"],
    ["Next turn", "next-turn"],
    ["Undo", "undo"],
  ])("plays %s", async (label, demo) => {
    const user = drawn();
    const messages: unknown[] = [];
    frame().contentWindow?.addEventListener("message", ({ data }) => messages.push(data));
    await user.click(
      within(screen.getByRole("group", { name: "Try it" })).getByRole("button", { name: label }),
    );
    await expect.poll(() => messages).toContainEqual({ demo });
  });

  it("stands before another background", async () => {
    const user = drawn();
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(document.querySelector<HTMLElement>(".stage")?.dataset.ground).toBe("dark");
  });
});
