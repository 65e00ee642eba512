import { describe, expect, it } from "vitest";
import { automaticScale, queryForPictures, readConfig } from "./config";
import { readFragment } from "./fragment";

describe("the address", () => {
  it("takes precedence over the link's settings", () => {
    const config = readConfig("?layout=strip&scale=1.5", { layout: "column", theme: "vellum" });
    expect(config).toMatchObject({ layout: "strip", theme: "vellum", scale: 1.5 });
  });

  it("may contain invalid values", () => {
    expect(readConfig("?layout=<b>&scale=-3&show=everything&theme=../x")).toEqual(readConfig(""));
  });

  it("delays by up to two minutes", () => {
    const delays = ["?delay=20", "?delay=121", "?delay=-1", "?delay=soon", ""];
    expect(delays.map((search) => readConfig(search, { delay: 5 }).delay)).toEqual([20, 5, 5, 5, 5]);
  });

  it("selects single widgets", () => {
    expect([...readConfig("?show=round,splash").show]).toEqual(["round", "splash"]);
  });
});

it("scales with 16:9 canvases of any size, and not with other shapes", () => {
  expect(automaticScale(1280, 720)).toBeCloseTo(2 / 3);
  expect(automaticScale(1920, 1080)).toBe(1);
  expect(automaticScale(420, 1080)).toBe(1);
});

it("keeps the secret and a style sheet in the fragment", () => {
  expect(readFragment("#s3cr-et_")).toEqual({ secret: "s3cr-et_", css: null });
  const style = ".a { color: rgb(1 2 3 / 50%) } /* & # + */";
  const { secret, css } = readFragment(`#s3cr-et_&${new URLSearchParams({ css: style })}`);
  expect([secret, css]).toEqual(["s3cr-et_", style]);
  expect(readFragment("#%E0%A4%A")).toEqual({ secret: "", css: null });
});

it("composes single widgets, each once and in the page's order", () => {
  expect(readConfig("?widget=deck,round,deck,nothing").widgets).toEqual(["round", "deck"]);
  expect(readConfig("?widget=nothing", { widget: "active" }).widgets).toEqual(["active"]);
});

it("takes pictures from this server, from anywhere or from hosts that are named", () => {
  const sources = (search: string, portraits?: string) =>
    readConfig(search, portraits === undefined ? {} : { portraits }).portraits;
  expect(sources("")).toBe("own");
  expect(sources("?portraits=any", "own")).toBe("any");
  expect(sources("", "I.Example, b.example:8443")).toBe("i.example,b.example:8443");
  for (const wrong of ["*", "https://a.example", "a.example;x", "localhost", "", ",", "*.example"])
    expect(sources(`?portraits=${encodeURIComponent(wrong)}`)).toBe("own");
  expect(sources(`?portraits=${"a.example,".repeat(9)}b.example`)).toBe("own");
});

it("loads again where the policy of the page is not that of the link's settings", () => {
  const again = (search: string, portraits: string) =>
    queryForPictures(search, readConfig(search, { portraits }));
  expect(again("?theme=vellum", "any")).toBe("?theme=vellum&pictures=any");
  expect(again("?theme=vellum&pictures=any", "any")).toBeNull();
  expect(again("?pictures=any", "own")).toBe("?pictures=own");
  expect(again("?pictures=own", "own")).toBeNull();
  expect(again("?portraits=own", "any")).toBeNull();
  expect(again("?portraits=a.example", "own")).toBeNull();
});
