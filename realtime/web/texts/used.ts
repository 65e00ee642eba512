import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ESTree, parseSync, Visitor } from "vite";

/** The functions of `src/i18n/texts.ts` whose first argument is a key. */
const READERS = new Set(["t", "known"]);

/** A key, or the keys that begin and end with the fixed parts of a template. */
export interface Use {
  head: string;
  /** Null for a whole key. */
  tail: string | null;
  /** The names of the arguments; null where the code does not show them. */
  given: readonly string[] | null;
  file: string;
}

/** Find the texts of a page: its entry, and every file of this project that it imports, at once or later. */
export function usedBy(entry: string, seen = new Set<string>()): Use[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const { imports, uses } = readSource(entry);
  return [...uses, ...imports.flatMap((file) => usedBy(file, seen))];
}

/** Find the texts in a page's code that are no texts of the catalogue: what a user would read in English only. */
export function literalsIn(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const { imports, literals } = readSource(entry);
  return [...literals, ...imports.flatMap((file) => literalsIn(file, seen))];
}

/** Whether a key is meant by a use. */
export function means({ head, tail }: Use, key: string): boolean {
  if (tail === null) return key === head;
  if (!key.startsWith(head) || !key.endsWith(tail) || key.length <= head.length + tail.length) return false;
  return tail !== "" || !key.includes(".");
}

/** The attributes, and the properties of components, that are shown or read aloud. */
const SHOWN = new Set(["aria-label", "alt", "title", "placeholder", "label", "legend"]);
/** The methods of a page's table that show their first argument. */
const TELLING = new Set(["do", "say"]);
const WORD = /\p{L}{2}/u;

interface Source {
  imports: string[];
  uses: Use[];
  literals: string[];
}

const sources = new Map<string, Source>();

function readSource(file: string): Source {
  const source = sources.get(file) ?? parsed(file);
  sources.set(file, source);
  return source;
}

function parsed(file: string): Source {
  const { program, errors } = parseSync(file, readFileSync(file, "utf8"));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const imports: string[] = [];
  const uses: Use[] = [];
  const literals: string[] = [];
  const note = (node: ESTree.Node | null | undefined) =>
    literals.push(...literalTexts(node).map((text) => `${file}: ${text}`));
  const follow = ({ source }: { source: ESTree.Expression | null }) => {
    const path = source?.type === "Literal" && typeof source.value === "string" ? source.value : "";
    const found = path.startsWith(".") ? resolved(join(dirname(file), path)) : null;
    if (found) imports.push(found);
  };
  new Visitor({
    ImportDeclaration: follow,
    ExportNamedDeclaration: follow,
    ExportAllDeclaration: follow,
    ImportExpression: follow,
    CallExpression({ callee, arguments: [key, given] }) {
      if (callee.type === "Identifier" && READERS.has(callee.name) && key)
        uses.push(...keysOf(key, file).map((use) => ({ ...use, given: namesOf(given), file })));
      if (callee.type === "MemberExpression" && callee.property.type === "Identifier")
        if (TELLING.has(callee.property.name)) note(key);
    },
    JSXText({ value }) {
      if (WORD.test(value)) literals.push(`${file}: ${value.trim()}`);
    },
    JSXElement({ children }) {
      for (const child of children) if (child.type === "JSXExpressionContainer") note(child.expression);
    },
    JSXAttribute({ name, value }) {
      if (name.type === "JSXIdentifier" && SHOWN.has(name.name)) note(value);
    },
  }).visit(program);
  return { imports, uses, literals };
}

/** The words that an expression can be without a call. */
function literalTexts(node: ESTree.Node | null | undefined): string[] {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" && WORD.test(node.value) ? [node.value] : [];
    case "TemplateLiteral":
      return node.quasis.map(({ value }) => value.cooked ?? "").filter((text) => WORD.test(text));
    case "ConditionalExpression":
      return [...literalTexts(node.consequent), ...literalTexts(node.alternate)];
    case "LogicalExpression":
      return [...literalTexts(node.left), ...literalTexts(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...literalTexts(node.left), ...literalTexts(node.right)] : [];
    case "JSXExpressionContainer":
      return literalTexts(node.expression);
    default:
      return [];
  }
}

function resolved(path: string): string | null {
  return (
    ["", ".ts", ".tsx"].map((end) => path + end).find((one) => /\.tsx?$/.test(one) && existsSync(one)) ?? null
  );
}

/** The keys that an expression can be: what is used must be seen without running it. */
function keysOf(node: ESTree.Argument, file: string): Pick<Use, "head" | "tail">[] {
  if (node.type === "Literal" && typeof node.value === "string") return [{ head: node.value, tail: null }];
  if (node.type === "ConditionalExpression")
    return [...keysOf(node.consequent, file), ...keysOf(node.alternate, file)];
  if (node.type === "TemplateLiteral") {
    const head = node.quasis[0]?.value.cooked ?? "";
    const tail = node.quasis.at(-1)?.value.cooked ?? "";
    if (/^[a-z][\w-]*-$/.test(head)) return [{ head, tail }];
  }
  throw new Error(`${file}: a text's key is a literal, or a template that begins with the kind of text`);
}

function namesOf(node: ESTree.Argument | undefined): string[] | null {
  if (!node) return [];
  if (node.type !== "ObjectExpression") return null;
  const names = node.properties.map((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? property.key.name : null,
  );
  return names.includes(null) ? null : (names as string[]);
}
