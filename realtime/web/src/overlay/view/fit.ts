/** How a name takes its place: in one line, in two beside the figures, or in lines of its own above them. */
interface Fit {
  mode: "" | "two" | "own";
  /** Factor of the font size, in hundredths. */
  size: number;
  lines: number;
}

/** What a name has to fit in. Lengths are pixels, but `ems`, `longest`: multiples of the font size. */
export interface Space {
  ems: number;
  /** The longest part that has no place for a break. */
  longest: number;
  fontSize: number;
  /** The width of the plate's content. */
  width: number;
  /** What the figures beside the name take of it. */
  aside: number;
}

const SMALLEST_IN_ONE_LINE = 80;
const SMALL = 78;
const SMALLEST = 62;
/** The part of several lines that is filled when whole words are in them. */
const FILLED = 0.86;
const MOST_LINES = 4;

/** Shrink a name a little, else give it a line above its figures, else wrap it beside or above them. */
export function fitOf(space: Space): Fit {
  const { ems, longest, fontSize, width, aside } = space;
  const room = (width - aside) / fontSize;
  const one = Math.floor((99 * room) / ems);
  if (one >= SMALLEST_IN_ONE_LINE) return { mode: "", size: Math.min(100, one), lines: 1 };
  const small = SMALL / 100;
  const isTwo = longest * small <= room && ems * small <= 2 * FILLED * room;
  const own = alone(space);
  return isTwo && own.lines > 1 ? { mode: "two", size: SMALL, lines: 2 } : own;
}

/** The fit in lines of its own. */
function alone({ ems, longest, fontSize, width }: Space): Fit {
  const room = width / fontSize;
  const one = Math.floor((99 * room) / ems);
  if (one >= SMALLEST_IN_ONE_LINE) return { mode: "own", size: Math.min(100, one), lines: 1 };
  const lines = Math.min(MOST_LINES, Math.ceil((ems * SMALL) / (100 * FILLED * room)));
  const most = Math.floor(100 * Math.min(room / longest, (lines * FILLED * room) / ems));
  return { mode: "own", size: Math.max(SMALLEST, Math.min(SMALL, most)), lines };
}

/** Fits names in plates. Widths of text are measured on a canvas, which needs no layout, and kept. */
class Fitter {
  private readonly measured = new Map<string, { ems: number; longest: number }>();
  private readonly canvas = document.createElement("canvas").getContext("2d");

  constructor() {
    // What was measured with the face that stood in is measured again.
    document.fonts?.addEventListener("loadingdone", () => this.measured.clear());
  }

  /** Set the fit of rows of the list; reads all before it writes. */
  fit(list: HTMLElement, rows: readonly HTMLElement[]): void {
    const beside = besideNames(list);
    const found = rows.flatMap((row) => {
      const space = this.spaceIn(row, beside);
      return space ? [{ row, space, fit: fitOf(space) }] : [];
    });
    // Letters are not as wide at each size, and the layout alone knows where lines end: look at the result.
    const changed = found.filter(({ row, space, fit }) => apply(row, space, fit));
    const cut = changed.filter(({ row }) => isCut(row.querySelector(".name")));
    for (const { row, space, fit } of cut) {
      const above = fit.mode === "own" ? { ...fit, lines: fit.lines + 1 } : alone(space);
      show(row, above);
    }
  }

  /** Shrink a text so that it takes no more lines. */
  fitLines(element: HTMLElement, lines: number): void {
    const style = getComputedStyle(element);
    const was = Number(element.style.getPropertyValue("--fit") || 1);
    const { ems, longest } = this.measure(element.textContent ?? "", style);
    const room = (element.clientWidth * was) / Number.parseFloat(style.fontSize);
    const fit = Math.min(1, room / longest, lines > 1 ? (lines * FILLED * room) / ems : (0.99 * room) / ems);
    if (room > 0) element.style.setProperty("--fit", String(Math.max(SMALLEST / 100, fit)));
  }

  private spaceIn(row: HTMLElement, beside: string): Space | null {
    const body = row.querySelector<HTMLElement>(".body");
    const name = body?.querySelector<HTMLElement>(".name");
    if (!body || !name || !this.canvas) return null;
    const { paddingLeft, paddingRight } = getComputedStyle(body);
    const width = body.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const style = getComputedStyle(name);
    const fontSize = Number.parseFloat(style.fontSize) / Number(row.style.getPropertyValue("--fit") || 1);
    if (!(width > 0 && fontSize > 0)) return null;
    const { ems, longest } = this.measure(name.textContent ?? "", style);
    return { ems, longest, fontSize, width, aside: asideOf(body, beside) };
  }

  private measure(text: string, style: CSSStyleDeclaration): { ems: number; longest: number } {
    const { fontStyle, fontWeight, fontFamily, textTransform, letterSpacing, fontSize } = style;
    const key = [text, fontStyle, fontWeight, fontFamily, textTransform].join("|");
    const known = this.measured.get(key);
    if (known || !this.canvas) return known ?? { ems: 0, longest: 0 };
    const shown = textTransform === "uppercase" ? text.toUpperCase() : text;
    this.canvas.font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`;
    const spacing = Number.parseFloat(letterSpacing) / Number.parseFloat(fontSize) || 0;
    const widthOf = (part: string) =>
      (this.canvas?.measureText(part).width ?? 0) / 100 + spacing * part.length;
    const found = { ems: widthOf(shown), longest: Math.max(...unbroken(shown).map(widthOf)) };
    if (this.measured.size > 1_000) this.measured.clear();
    this.measured.set(key, found);
    return found;
  }
}

/** The parts of a text between its places for a break: words, or letters of scripts without spaces. */
function unbroken(text: string): string[] {
  return text.split(/[\s-]+|(?<=\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})/u);
}

/** A selector of what stands in one line with a name, as in rows.css and strip.css. */
function besideNames(list: HTMLElement): string {
  const { layout, density } = list.closest<HTMLElement>("[data-layout]")?.dataset ?? {};
  if (layout === "strip") return "";
  return density === "compact" ? ".figures, .saves, .conditions" : ".figures, .saves";
}

function asideOf(body: HTMLElement, beside: string): number {
  if (!beside) return 0;
  const { columnGap, gridTemplateColumns } = getComputedStyle(body);
  // Where no conditions are, there is a gap beside their column still.
  const gaps = (gridTemplateColumns.split(" ").length - 1) * (Number.parseFloat(columnGap) || 0);
  return [...body.querySelectorAll<HTMLElement>(beside)].reduce((sum, part) => sum + part.offsetWidth, gaps);
}

function isCut(name: HTMLElement | null): boolean {
  if (!name) return false;
  return name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 2;
}

/** What was last worked out for a row. */
const fitted = new WeakMap<HTMLElement, string>();

/** Return whether this is not what was last worked out for the row: another fit, text or space. */
function apply(row: HTMLElement, space: Space, fit: Fit): boolean {
  const { ems, fontSize, width, aside } = space;
  const room = [ems, fontSize, width, aside].map((length) => length.toFixed(2));
  const key = [fit.mode, fit.size, fit.lines, ...room].join(" ");
  if (fitted.get(row) === key) return false;
  fitted.set(row, key);
  show(row, fit);
  return true;
}

function show(row: HTMLElement, { mode, size, lines }: Fit): void {
  if (mode) row.dataset.fit = mode;
  else delete row.dataset.fit;
  row.style.setProperty("--fit", String(size / 100));
  row.style.setProperty("--lines", String(lines));
}

/** The script of a text where the faces of some themes lack its letters: it is then set in one other face. */
export function scriptOf(text: string): "vietnamese" | undefined {
  return /[ăđơưĂĐƠƯ\u1ea0-\u1ef1]/.test(text.normalize("NFC")) ? "vietnamese" : undefined;
}

let fitter: Fitter | null = null;

/** Rows that were drawn after they were last fitted. */
const drawn = new WeakSet<Element>();

/** Note that a row was drawn: its name or what stands beside it may be another. */
export function noteDrawn(row: Element | null): void {
  if (row) drawn.add(row);
}

/** Fit the names of a list's rows in their plates: of all, where their space may be another, else of those drawn. */
export function fitNames(list: HTMLElement, which: "all" | "drawn"): void {
  fitter ??= new Fitter();
  const rows = [...list.querySelectorAll<HTMLElement>("[data-participant]")];
  fitter.fit(list, which === "all" ? rows : rows.filter((row) => drawn.has(row)));
  for (const row of rows) drawn.delete(row);
}

/** Shrink a text that has more than the lines that there are for it. */
export function fitLines(element: HTMLElement | null, lines: number): void {
  fitter ??= new Fitter();
  if (element) fitter.fitLines(element, lines);
}
