import { describe, expect, it } from "vitest";
import {
  chooseEncounter,
  chosenEncounter,
  forgetSecret,
  keepLog,
  keptLog,
  takeSecret,
} from "./device-storage";

class Shelf implements Storage {
  [name: string]: unknown;
  private readonly held = new Map<string, string>();
  get length(): number {
    return this.held.size;
  }
  clear = () => this.held.clear();
  getItem = (key: string) => this.held.get(key) ?? null;
  key = (index: number) => [...this.held.keys()][index] ?? null;
  removeItem = (key: string) => void this.held.delete(key);
  setItem = (key: string, value: string) => void this.held.set(key, value);
}

const address = (hash: string) => ({ hash, pathname: "/play", search: "?a=1" });

describe("a link's secret", () => {
  it("leaves the address bar and is kept for this tab and this device", () => {
    const [tab, device, shown] = [new Shelf(), new Shelf(), [] as string[]];
    expect(takeSecret(address("#s3cret"), (path) => shown.push(path), tab, device)).toBe("s3cret");
    expect(shown).toEqual(["/play?a=1"]);
    expect(takeSecret(address(""), () => {}, new Shelf(), device)).toBe("s3cret");
  });

  it("of this tab takes precedence over the device's last one", () => {
    const [tab, device] = [new Shelf(), new Shelf()];
    takeSecret(address("#one"), () => {}, tab, device);
    takeSecret(address("#two"), () => {}, new Shelf(), device);
    expect(takeSecret(address(""), () => {}, tab, device)).toBe("one");
  });

  it("starts with its own encounter, not with the one chosen under another link", () => {
    const [tab, device] = [new Shelf(), new Shelf()];
    chooseEncounter(tab, "old");
    takeSecret(address("#new"), () => {}, tab, device);
    expect(chosenEncounter(tab)).toBeNull();
  });

  it("is removed on request", () => {
    const [tab, device] = [new Shelf(), new Shelf()];
    takeSecret(address("#one"), () => {}, tab, device);
    forgetSecret(tab, device);
    expect(takeSecret(address(""), () => {}, tab, device)).toBeNull();
  });
});

describe("the log of a tab", () => {
  it("is there after a reload, for the same encounter and the same link", () => {
    const tab = new Shelf();
    takeSecret(address("#one"), () => {}, tab, new Shelf());
    keepLog(tab, "fight dm", ["Ogre falls", "Round 2"]);
    expect(keptLog(tab, "fight dm")).toEqual(["Ogre falls", "Round 2"]);
    expect(keptLog(tab, "fight players")).toEqual([]);
    takeSecret(address("#one"), () => {}, tab, new Shelf());
    expect(keptLog(tab, "fight dm")).toHaveLength(2);
    takeSecret(address("#two"), () => {}, tab, new Shelf());
    expect(keptLog(tab, "fight dm")).toEqual([]);
  });
});
