import {
  type Entry,
  type Expression,
  type Message,
  type Pattern,
  parse,
  type SelectExpression,
  type Term,
} from "@fluent/syntax";

/** The messages of a language by key; an attribute's key is `message.attribute`. */
export type Patterns = ReadonlyMap<string, Pattern>;

/** Read Fluent sources. Raises an error for what can't be parsed. */
export function readPatterns(sources: readonly string[]): Patterns {
  const patterns = new Map<string, Pattern>();
  for (const entry of sources.flatMap((source) => parse(source, {}).body)) {
    if (entry.type === "Junk") throw new Error(`this is no Fluent: ${entry.content.slice(0, 200)}`);
    if (!isNamed(entry)) continue;
    const key = entry.type === "Term" ? `-${entry.id.name}` : entry.id.name;
    if (entry.value) patterns.set(key, entry.value);
    for (const { id, value } of entry.attributes) patterns.set(`${key}.${id.name}`, value);
  }
  return patterns;
}

function isNamed(entry: Entry): entry is Message | Term {
  return entry.type === "Message" || entry.type === "Term";
}

/**
 * Return a message as an expression of JavaScript: a string, or a function of the arguments where it has any.
 *
 * The function's parameters are the arguments by name, and `select(value, variants, otherwise)`. References to
 * other messages and to terms are replaced by what they refer to.
 */
export function compile(patterns: Patterns, key: string): string {
  const { code, names } = new Compiler(patterns).whole(key);
  return names.size > 0 ? `(g, s) => ${code}` : code;
}

/** Return the names of the arguments of a message. */
export function argumentsOf(patterns: Patterns, key: string): ReadonlySet<string> {
  return new Compiler(patterns).whole(key).names;
}

class Compiler {
  private readonly names = new Set<string>();
  private readonly open: string[] = [];

  constructor(private readonly patterns: Patterns) {}

  whole(key: string): { code: string; names: ReadonlySet<string> } {
    return { code: this.referred(key), names: this.names };
  }

  private referred(key: string): string {
    const pattern = this.patterns.get(key);
    if (!pattern) throw new Error(`there is no message ${key}`);
    if (this.open.includes(key)) throw new Error(`the message ${key} refers to itself`);
    this.open.push(key);
    const code = this.pattern(pattern);
    this.open.pop();
    return code;
  }

  private pattern({ elements }: Pattern): string {
    const parts = elements.map((element) =>
      element.type === "TextElement" ? JSON.stringify(element.value) : this.expression(element.expression),
    );
    return joined(parts);
  }

  private expression(expression: Expression | { type: "Placeable"; expression: Expression }): string {
    switch (expression.type) {
      case "Placeable":
        return this.expression(expression.expression as Expression);
      case "StringLiteral":
        return JSON.stringify(expression.parse().value);
      case "NumberLiteral":
        return JSON.stringify(expression.value);
      case "VariableReference":
        return this.argument(expression.id.name);
      case "MessageReference":
        return this.referred(named(expression.id.name, expression.attribute));
      case "TermReference":
        return this.referred(named(`-${expression.id.name}`, expression.attribute));
      case "SelectExpression":
        return this.select(expression);
      default:
        throw new Error(`${expression.type} is not supported in texts of pages`);
    }
  }

  private argument(name: string): string {
    this.names.add(name);
    return `g.${name}`;
  }

  private select({ selector, variants }: SelectExpression): string {
    if (selector.type !== "VariableReference") throw new Error("only arguments choose variants");
    const cases = variants.map(({ key, value }) => {
      const name = key.type === "Identifier" ? key.name : key.value;
      return [name, this.pattern(value)] as const;
    });
    const otherwise = cases[variants.findIndex((variant) => variant.default)]?.[0];
    const table = cases.map(([name, code]) => `${JSON.stringify(name)}:${code}`).join(",");
    return `s(${this.argument(selector.id.name)},{${table}},${JSON.stringify(otherwise)})`;
  }
}

function named(name: string, attribute: { name: string } | null): string {
  return attribute ? `${name}.${attribute.name}` : name;
}

/** Join strings with `+`; literals beside each other become one, and the first operand is a string. */
function joined(parts: readonly string[]): string {
  const merged: string[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last !== undefined && isLiteral(last) && isLiteral(part))
      merged[merged.length - 1] = JSON.stringify(JSON.parse(last) + JSON.parse(part));
    else merged.push(part);
  }
  const first = merged[0] ?? '""';
  const isText = isLiteral(first) || first.startsWith("s(");
  return merged.length === 0 ? '""' : [...(isText ? [] : ['""']), ...merged].join("+");
}

function isLiteral(code: string): boolean {
  try {
    return typeof JSON.parse(code) === "string";
  } catch {
    return false;
  }
}
