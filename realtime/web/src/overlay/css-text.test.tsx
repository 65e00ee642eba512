import { describe, expect, it } from "vitest";
import { declarationsText, permittedAddress, preludeText, tokensOf, valueText } from "./css-text";

const value = (text: string) => valueText(tokensOf(text));
const ELSEWHERE = "https://elsewhere.example/x.png";
const PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";

describe("a value", () => {
  it.each([
    [`url(${ELSEWHERE})`],
    [`url("${ELSEWHERE}")`],
    [`u\\72l(${ELSEWHERE})`],
    [`\\75 rl("${ELSEWHERE}")`],
    [`none, /*"*/ image-set('${ELSEWHERE}' 1x) /*"*/, none`],
    [`"a" image-set('${ELSEWHERE}' 1x)`],
    [`image-set("${ELSEWHERE}" 1x)`],
    [`-webkit-image-set(url("${ELSEWHERE}") 1x)`],
    [`im\\61ge-set("${ELSEWHERE}" 1x)`],
    [`image("${ELSEWHERE}")`],
    [`src("${ELSEWHERE}")`],
    [`src(var(--x))`],
    [`url(var(--x))`],
    [`url("${PICTURE}" foo(1))`],
    [`cross-fade(url("${ELSEWHERE}"), red)`],
    [`paint(x)`],
    [`element(#x)`],
    [`attr(data-x type(<url>))`],
    [`if(style(--a): url("${ELSEWHERE}"))`],
    [`//elsewhere.example/x.png url(//elsewhere.example/x.png)`],
    [`url("\\\\\\\\elsewhere.example/x.png")`],
    [
      `"broken
      url(${ELSEWHERE})`,
    ],
    [`(red]`],
    [`red)`],
    [`{ a: b }`],
    [`red; background: url(x)`],
    [`<!-- red`],
    [`@import`],
  ])("that is not permitted is refused: %s", (text) => {
    expect(value(text)).toBeNull();
  });

  it.each([
    ["1px solid RED", "1px solid RED"],
    ["calc(100% - 2 * var(--gap))", "calc(100% - 2 * var(--gap))"],
    ["rgb(1 2 3/50%)", "rgb(1 2 3/50%)"],
    ["Translate3D(0, -1.5e1px, 0)", "translate3d(0, -1.5e1px, 0)"],
    ["a/**/b", "a b"],
    ["'it\\'s \\2713'", '"it\'s ✓"'],
    ['"a\\"b\\\\"', '"a\\22 b\\5c "'],
    ["#12ab", "#12ab"],
    ["[full-start] 1fr", "[full-start] 1fr"],
    [`url( ${PICTURE} )`, `url("${PICTURE}")`],
    [`URL('${PICTURE}')`, `url("${PICTURE}")`],
    [`\\75rl("${PICTURE}")`, `url("${PICTURE}")`],
  ])("is written anew: %s", (text, written) => {
    expect(value(text)).toBe(written);
    expect(value(written)).toBe(written);
  });
});

it("takes pictures of this server, whichever way they are named", () => {
  expect(value("url(pictures/dragon.png)")).toBe(`url("${new URL("pictures/dragon.png", location.href)}")`);
  const other = location.port === "1" ? "2" : "1";
  for (const address of [`//${location.hostname}:${other}/x`, "data:text/html,x", "javascript:x", "blob:x"])
    expect(permittedAddress(address)).toBeNull();
});

it("takes and drops declarations one by one", () => {
  const dropped: string[] = [];
  const text = `--x: ; --y: {;}; color: red !IMPORTANT; --z: url(${ELSEWHERE}); width: 1px ! important ; a`;
  expect(declarationsText(text, (one) => dropped.push(one))).toBe(
    "--x: ; color: RED !important; width: 1px !important;".replace("RED", "red"),
  );
  expect(dropped).toEqual(["--y: {;}", `--z: url(${ELSEWHERE})`, "a"]);
});

it("writes selectors and conditions anew, without addresses", () => {
  for (const text of [
    'a > .b ~ #c + d:not([e^="f" i])::before, & :nth-child(2n + 1)',
    "(100px <= width) and (min-resolution: 2dppx) and (aspect-ratio: 16 / 9)",
    "(.a) to (.b)",
    "0%, 50%",
  ])
    expect(preludeText(text)).toBe(text);
  expect(preludeText(`(background: url(${ELSEWHERE}))`)).toBeNull();
  expect(preludeText("a { b")).toBeNull();
});
