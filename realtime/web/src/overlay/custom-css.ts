/**
 * A streamer's own style sheet, without what could ask somebody else for anything.
 *
 * The browser's own parser reads it, as a sheet that is not part of the page; what is left of it is written
 * anew from the rules that it understood. Whatever names an address, an import or a font goes.
 */

export const MOST_CSS = 4_000;
const MOST_RULES = 400;

export interface OwnStyle {
  css: string;
  /** What was left out, in the words of the sheet. */
  dropped: string[];
}

/** Functions of values that ask for nothing. `url` is looked at by itself. */
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

/** Return what may be worn of a style sheet. */
export function sanitise(text: string): OwnStyle {
  const dropped: string[] = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.slice(0, MOST_CSS));
  const css = written(sheet.cssRules, dropped);
  if (/@import/i.test(text)) dropped.push("@import");
  if (text.length > MOST_CSS) dropped.push(`everything after ${MOST_CSS} characters`);
  return { css, dropped: [...new Set(dropped)].slice(0, 20) };
}

/** Wear a style sheet from now on, in place of the last one. */
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
    // Rules within rules, where the browser knows them.
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
  // A shorthand with a variable in it has no parts that could be looked at: then it is all or nothing.
  if (isHarmless(style.cssText)) return style.cssText;
  dropped.push(style.cssText.slice(0, 60));
  return "";
}

/** Whether a value asks for nothing. In doubt it does: an escape may hide what it is. */
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
