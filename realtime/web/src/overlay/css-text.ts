/**
 * CSS written anew from its tokens, as far as they are permitted.
 *
 * The output has one spelling for everything: no comments, no escapes but those that are needed. A second parser
 * can't read it differently from the one that checked it.
 */
import { type CSSToken, TokenType, tokenize } from "@csstools/css-tokenizer";

/** Functions of values that name no address. `url` is checked separately. */
const FUNCTIONS = new Set(
  `var env attr counter counters
  calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient translate translatex translatey translatez translate3d rotate rotatex rotatey
  rotatez rotate3d scale scalex scaley scalez scale3d skew skewx skewy matrix matrix3d perspective
  cubic-bezier steps linear blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate
  sepia polygon circle ellipse inset rect xywh path ray repeat minmax fit-content scroll view
  local format tech`.split(/\s+/),
);
const PICTURE = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const PLAIN_NUMBER = /^[-+]?[\d.]+(e[-+]?\d+)?[-\w]*%?$/i;
const CLOSING: Partial<Record<TokenType, string>> = {
  [TokenType.OpenParen]: ")",
  [TokenType.OpenSquare]: "]",
};

/** Return a declaration's value as written anew, without `!important`; null when it is not permitted. */
export function valueText(tokens: readonly CSSToken[]): string | null {
  return written(tokens, VALUE);
}

/** Return a selector or a condition as written anew; null when it is not permitted. */
export function preludeText(text: string | readonly CSSToken[]): string | null {
  const tokens = typeof text === "string" ? tokensOf(text) : text;
  return written(tokens, PRELUDE);
}

/** Return the permitted ones of the declarations in a block; each other one is reported to `drop`. */
export function declarationsText(
  text: string | readonly CSSToken[],
  drop: (declaration: string) => void,
): string {
  const kept: string[] = [];
  for (const tokens of split(typeof text === "string" ? tokensOf(text) : text)) {
    const source = tokens
      .map(([, raw]) => raw)
      .join("")
      .trim();
    if (!source) continue;
    const declaration = declarationText(tokens);
    if (declaration === null) drop(source.slice(0, 80));
    else kept.push(`${declaration};`);
  }
  return kept.join(" ");
}

/** Return the tokens of a text, without the one for its end. */
export function tokensOf(css: string): CSSToken[] {
  return tokenize({ css }).filter(([type]) => type !== TokenType.EOF);
}

/** Return where a style sheet may load from: a picture within the address, or this server. */
export function permittedAddress(address: string): string | null {
  if (PICTURE.test(address)) return address;
  try {
    const { href, protocol, host } = new URL(address, document.baseURI);
    return protocol === location.protocol && host === location.host ? href : null;
  } catch {
    return null;
  }
}

function declarationText(tokens: readonly CSSToken[]): string | null {
  const start = tokens.findIndex((token) => !isBlank(token));
  const name = tokens[start];
  const colon = tokens.findIndex(([type]) => type === TokenType.Colon);
  if (name?.[0] !== TokenType.Ident || colon < 0) return null;
  if (!tokens.slice(start + 1, colon).every(isBlank)) return null;
  const value = tokens.slice(colon + 1);
  const mark = value.findIndex(([type, raw]) => type === TokenType.Delim && raw === "!");
  const isImportant = mark >= 0 && text(value.slice(mark + 1)).toLowerCase() === "important";
  if (mark >= 0 && !isImportant) return null;
  const made = valueText(mark >= 0 ? value.slice(0, mark) : value);
  return made === null ? null : `${CSS.escape(name[4].value)}: ${made}${isImportant ? " !important" : ""}`;
}

/** What is permitted beside names, texts, numbers, commas and brackets. */
interface Grammar {
  delims: string;
  hasAddresses: boolean;
  permits: (functionName: string) => boolean;
}

const VALUE: Grammar = { delims: "+-*/", hasAddresses: true, permits: (name) => FUNCTIONS.has(name) };
const PRELUDE: Grammar = { delims: "+-*/.>~|^$=&<:", hasAddresses: false, permits: (name) => name !== "url" };

function written(tokens: readonly CSSToken[], grammar: Grammar): string | null {
  const closers: string[] = [];
  let css = "";
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as CSSToken;
    if (token[0] === TokenType.Function) {
      const name = token[4].value.toLowerCase();
      if (name === "url" && grammar.hasAddresses) {
        const end = tokens.findIndex(([type], at) => at > i && type === TokenType.CloseParen);
        const address = addressText(tokens.slice(i + 1, end));
        if (end < 0 || address === null) return null;
        css += address;
        i = end;
        continue;
      }
      if (!grammar.permits(name)) return null;
      css += `${CSS.escape(name)}(`;
      closers.push(")");
    } else if (CLOSING[token[0]]) {
      css += token[1];
      closers.push(CLOSING[token[0]] as string);
    } else if (token[0] === TokenType.CloseParen || token[0] === TokenType.CloseSquare) {
      if (closers.pop() !== token[1]) return null;
      css += token[1];
    } else {
      const made = tokenText(token, grammar);
      if (made === null || (made === "*" && css.endsWith("/"))) return null;
      css += made;
    }
  }
  return closers.length === 0 ? css.trim() : null;
}

function tokenText(token: CSSToken, { delims, hasAddresses }: Grammar): string | null {
  const [type, raw] = token;
  switch (type) {
    case TokenType.Whitespace:
    case TokenType.Comment:
      return " ";
    case TokenType.Ident:
      return CSS.escape(token[4].value);
    case TokenType.String:
      return stringText(token[4].value);
    case TokenType.Hash:
      return /^[\w-]+$/.test(token[4].value) ? `#${token[4].value}` : null;
    case TokenType.Number:
    case TokenType.Percentage:
    case TokenType.Dimension:
      return PLAIN_NUMBER.test(raw) ? raw : null;
    case TokenType.Comma:
      return ",";
    case TokenType.Colon:
      return delims.includes(":") ? ":" : null;
    case TokenType.Delim:
      return delims.includes(token[4].value) ? token[4].value : null;
    case TokenType.URL:
      return hasAddresses ? urlText(token[4].value) : null;
    default:
      return null;
  }
}

/** Write `url("…")` from the tokens within its brackets; other forms than a single string are refused. */
function addressText(tokens: readonly CSSToken[]): string | null {
  const [only, ...others] = tokens.filter((token) => !isBlank(token));
  return only?.[0] === TokenType.String && others.length === 0 ? urlText(only[4].value) : null;
}

function urlText(value: string): string | null {
  const address = permittedAddress(value);
  return address === null ? null : `url(${stringText(address)})`;
}

function stringText(value: string): string {
  return `"${value.replace(/["\\]|\p{Cc}/gu, (one) => `\\${one.charCodeAt(0).toString(16)} `)}"`;
}

/** Split at the semicolons that are in no brackets. */
function split(tokens: readonly CSSToken[]): CSSToken[][] {
  const parts: CSSToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (OPENING.has(token[0])) depth++;
    else if (ENDING.has(token[0])) depth--;
    if (token[0] === TokenType.Semicolon && depth <= 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

const OPENING = new Set([TokenType.Function, TokenType.OpenParen, TokenType.OpenSquare, TokenType.OpenCurly]);
const ENDING = new Set([TokenType.CloseParen, TokenType.CloseSquare, TokenType.CloseCurly]);

const isBlank = ([type]: CSSToken) => type === TokenType.Whitespace || type === TokenType.Comment;
const text = (tokens: readonly CSSToken[]) =>
  tokens
    .filter((token) => !isBlank(token))
    .map((token) => (token[0] === TokenType.Ident ? token[4].value : token[1]))
    .join("");
