/** A row's last position and its element. */
interface Place {
  element: HTMLElement;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The initiative, or what stands in its place. */
  number: string;
}

const MOVE = { duration: 520, easing: "cubic-bezier(0.2, 0.9, 0.25, 1)" };
const ENTER = { duration: 420, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" };
const COUNT = {
  duration: 420,
  delay: 240,
  easing: "cubic-bezier(0.2, 0.9, 0.25, 1.2)",
  fill: "backwards",
} as const;
const LEAVE = { duration: 380, easing: "cubic-bezier(0.5, 0, 0.9, 0.4)" };

/**
 * Animates rows that move, enter and leave (first, last, invert, play), and initiatives that are new.
 *
 * Positions are read from the layout, which transforms do not affect, and animations are added to those still
 * running: a row that is moved again half-way does not jump.
 */
export class Flip {
  private places = new Map<string, Place>();

  /** Animate the differences to the last call; `ghosts` holds removed rows until they have faded. */
  update(list: HTMLElement, ghosts: HTMLElement, moves: boolean): void {
    const before = this.places;
    const after = new Map<string, Place>();
    for (const element of list.querySelectorAll<HTMLElement>(":scope > [data-participant]")) {
      const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = element;
      const number = numberOf(element)?.textContent ?? "";
      after.set(element.dataset.participant ?? "", { element, x, y, width, height, number });
    }
    this.places = after;
    if (!moves || before.size === 0) {
      ghosts.replaceChildren();
      return;
    }
    for (const [id, place] of after) {
      const last = before.get(id);
      if (last) glide(place, last);
      else enter(place);
      if (last?.number !== place.number) count(place);
      before.delete(id);
    }
    for (const place of before.values()) leave(place, ghosts);
  }
}

function glide({ element, x, y }: Place, last: Place): void {
  const [dx, dy] = [last.x - x, last.y - y];
  if (dx === 0 && dy === 0) return;
  element.animate(
    { transform: [`translate(${dx}px, ${dy}px)`, "translate(0, 0)"] },
    { ...MOVE, composite: "add" },
  );
}

function enter({ element }: Place): void {
  element.animate({ opacity: [0, 1], transform: ["translateX(-2rem)", "none"] }, ENTER);
}

/** Show an initiative that was rolled after the others, when its row is there. */
function count({ element }: Place): void {
  numberOf(element)?.animate({ opacity: [0, 1], transform: ["scale(1.8)", "none"] }, COUNT);
}

function numberOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector(".initiative");
}

function leave({ element, x, y, width, height }: Place, ghosts: HTMLElement): void {
  if (element.dataset.outside !== undefined) return;
  element.removeAttribute("data-participant");
  Object.assign(element.style, {
    position: "absolute",
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
    margin: "0",
  });
  ghosts.append(element);
  const animation = element.animate(
    { opacity: [1, 0], transform: ["none", "translateX(-2.5rem)"] },
    { ...LEAVE, fill: "forwards" },
  );
  const remove = () => element.remove();
  animation.addEventListener("finish", remove);
  animation.addEventListener("cancel", remove);
}
