/**
 * The streamer's own style sheet, without anything that sends a request to another server.
 *
 * The browser parses it as a sheet that is not part of the page. The result is written anew from the parsed rules,
 * by lists of what is permitted. The page's Content-Security-Policy is the second line of defence.
 */
import { TokenType } from "@csstools/css-tokenizer";
import { declarationsText, preludeText, tokensOf } from "./css-text";

export const MOST_CSS = 4_000;
const MOST_RULES = 400;

export interface OwnStyle {
  css: string;
  /** The removed parts, as the browser reads them. */
  dropped: string[];
}

/** At-rules with rules inside, and those with descriptors inside. */
const GROUPS = new Set(["media", "supports", "container", "layer", "scope", "starting-style", "keyframes"]);
const DESCRIBED = new Set(["font-face", "property"]);

/** Return the permitted part of a style sheet. */
export function sanitise(text: string): OwnStyle {
  const dropped: string[] = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.slice(0, MOST_CSS));
  const css = rulesText(sheet.cssRules, dropped);
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

function rulesText(rules: CSSRuleList, dropped: string[]): string {
  return [...rules]
    .slice(0, MOST_RULES)
    .map((rule) => ruleText(rule, dropped))
    .filter(Boolean)
    .join("\n");
}

function ruleText(rule: CSSRule, dropped: string[]): string {
  if (rule.cssText.startsWith("@")) return atRuleText(rule, dropped);
  const body = "style" in rule ? declarations((rule.style as CSSStyleDeclaration).cssText, dropped) : "";
  // Nested rules, where the browser supports them.
  const inner = "cssRules" in rule ? rulesText(rule.cssRules as CSSRuleList, dropped) : "";
  const head =
    rule instanceof CSSStyleRule ? rule.selectorText : rule instanceof CSSKeyframeRule ? rule.keyText : null;
  if (head === null) return body; // declarations between or after nested rules
  return body || inner ? block(head, `${body} ${inner}`, rule, dropped) : "";
}

function atRuleText(rule: CSSRule, dropped: string[]): string {
  const [at, ...rest] = tokensOf(rule.cssText);
  const name = at?.[0] === TokenType.AtKeyword ? at[4].value.toLowerCase() : "";
  const open = rest.findIndex(([type]) => type === TokenType.OpenCurly);
  if (GROUPS.has(name) && open >= 0 && "cssRules" in rule) {
    const inner = rulesText(rule.cssRules as CSSRuleList, dropped);
    return block(rest.slice(0, open), inner, rule, dropped, `@${name} `);
  }
  if (DESCRIBED.has(name) && open >= 0) {
    const body = declarations(rest.slice(open + 1, -1), dropped);
    return block(rest.slice(0, open), body, rule, dropped, `@${name} `);
  }
  if (name === "layer" && open < 0) {
    const names = preludeText(rest.slice(0, -1));
    if (names !== null) return `@layer ${names};`;
  }
  dropped.push(/^@[\w-]+/.exec(rule.cssText)?.[0] ?? "a rule that is not known here");
  return "";
}

function block(
  head: Parameters<typeof preludeText>[0],
  body: string,
  rule: CSSRule,
  dropped: string[],
  at = "",
): string {
  const prelude = preludeText(head);
  if (prelude !== null) return `${at}${prelude} { ${body} }`;
  dropped.push(rule.cssText.slice(0, 60));
  return "";
}

function declarations(text: Parameters<typeof declarationsText>[0], dropped: string[]): string {
  return declarationsText(text, (declaration) => dropped.push(declaration));
}
