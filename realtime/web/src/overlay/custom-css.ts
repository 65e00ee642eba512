/**
 * The streamer's own style sheet, without rules that could send a request.
 *
 * The browser parses it as a sheet that is not part of the page; the result is serialised from the parsed rules.
 * Rules with an address, an import or a font are removed.
 */

export const MOST_CSS = 4_000;
const MOST_RULES = 400;

export interface OwnStyle {
  css: string;
  /** The removed parts, as written in the sheet. */
  dropped: string[];
}

/** Value functions that send no request. `url` is checked separately. */
const HARMLESS = new Set(
  `var calc min max clamp rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient translate translatex translatey translatez translate3d rotate rotatex rotatey
  rotatez rotate3d scale scalex scaley scalez scale3d skew skewx skewy matrix matrix3d perspective
  cubic-bezier steps linear blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate
  sepia polygon circle ellipse inset rect path repeat minmax fit-content counter counters attr`.split(/\s+/),
);
const PICTURE = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/g;

/** Return the permitted part of a style sheet. */
export function sanitise(text: string): OwnStyle {
  const dropped: string[] = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.slice(0, MOST_CSS));
  const css = written(sheet.cssRules, dropped);
  if (/@import/i.test(text)) dropped.push("@import");
  if (text.length > MOST_CSS) dropped.push(`everything after ${MOST_CSS} characters`);
  return { css, dropped: [...new Set(dropped)].slice(0, 20) };
}

/** Apply a style sheet in place of the last one. */
export function wear(text: string): string[] {
  const { css, dropped } = sanitise(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
  return dropped;
}

function written(rules: CSSRuleList, dropped: string[]): string {
  return [...rules]
    .slice(0, MOST_RULES)
    .map((rule) => ruleText(rule, dropped))
    .filter(Boolean)
    .join("\n");
}

function ruleText(rule: CSSRule, dropped: string[]): string {
  if (rule instanceof CSSStyleRule) {
    const body = declarations(rule.style, dropped);
    // Nested rules, where the browser supports them.
    const inner = "cssRules" in rule ? written(rule.cssRules as CSSRuleList, dropped) : "";
    return body || inner ? `${rule.selectorText} { ${body} ${inner} }` : "";
  }
  if (rule instanceof CSSMediaRule) {
    return `@media ${rule.media.mediaText} { ${written(rule.cssRules, dropped)} }`;
  }
  if (rule instanceof CSSSupportsRule) {
    return `@supports ${rule.conditionText} { ${written(rule.cssRules, dropped)} }`;
  }
  if (rule instanceof CSSKeyframesRule) {
    const frames = [...rule.cssRules].map((frame) =>
      frame instanceof CSSKeyframeRule ? `${frame.keyText} { ${declarations(frame.style, dropped)} }` : "",
    );
    return `@keyframes ${CSS.escape(rule.name)} { ${frames.join(" ")} }`;
  }
  dropped.push(/^@[\w-]+/.exec(rule.cssText)?.[0] ?? "a rule that is not known here");
  return "";
}

function declarations(style: CSSStyleDeclaration, dropped: string[]): string {
  for (const name of [...style]) {
    const value = style.getPropertyValue(name);
    if (isHarmless(value)) continue;
    dropped.push(`${name}: ${value.slice(0, 60)}`);
    style.removeProperty(name);
  }
  // A shorthand with a variable has no longhands to check: it is kept or removed as a whole.
  if (isHarmless(style.cssText)) return style.cssText;
  dropped.push(style.cssText.slice(0, 60));
  return "";
}

/** Whether a value sends no request. False in doubt: an escape may hide a function's name. */
export function isHarmless(value: string): boolean {
  const addresses: string[] = [];
  const bare = value
    .replace(
      /url\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^"'()\\\s]*)\s*\)/gi,
      (_, address: string) => {
        addresses.push(address.replace(/^["']|["']$/g, ""));
        return " ";
      },
    )
    .replace(STRING, " ");
  if (bare.includes("\\") || bare.includes("@")) return false;
  if (!addresses.every((address) => PICTURE.test(address))) return false;
  return [...bare.matchAll(/([-\w\u0080-\uffff]+)\(/g)].every(([, name]) =>
    HARMLESS.has((name ?? "").toLowerCase()),
  );
}
