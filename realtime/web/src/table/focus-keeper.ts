const REACHED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
const WANTED = "focuswanted";

/** Give the focus to an element; where it can't have it yet, `keepFocus` gives it later. */
export function giveFocus(element: Element | null): void {
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  element.focus();
  if (document.activeElement !== element) element.dispatchEvent(new Event(WANTED, { bubbles: true }));
}

/**
 * Keep the place of a keyboard user.
 *
 * A browser gives the focus to nothing when the element that has it is disabled or leaves the page, as buttons do
 * whose command is on its way or done. Here it gets the focus back as soon as it can have it; where it can't and
 * nothing is awaited, what comes next gets it. Users of a pointer keep what the browser does: a field that got the
 * focus would open a phone's keyboard.
 */
export function keepFocus(isWaiting: () => boolean): void {
  let last: HTMLElement | null = null;
  /** Where the last one was, once it has left the page: behind a sibling, or first in its parent. */
  let left: { place: Node; isParent: boolean } | null = null;
  let hasKeyboard = false;

  const remember = ({ target }: Event) => {
    last = target instanceof HTMLElement ? target : null;
    left = null;
  };
  const look = () => {
    if (!hasKeyboard || !last || document.activeElement !== document.body) return;
    if (isReached(last)) last.focus();
    else if (!isWaiting()) next(left ?? { place: last, isParent: false })?.focus();
  };
  const observer = new MutationObserver((records) => {
    for (const { removedNodes, previousSibling, target } of records) {
      const place = left?.place ?? last;
      if (place && !place.isConnected && [...removedNodes].some((node) => node.contains(place)))
        left = { place: previousSibling ?? target, isParent: !previousSibling };
    }
    // The browser takes the focus away when it has drawn.
    requestAnimationFrame(() => {
      look();
      requestAnimationFrame(look);
    });
  });
  document.addEventListener("focusin", remember);
  document.addEventListener(WANTED, remember);
  document.addEventListener("keydown", () => (hasKeyboard = true), true);
  document.addEventListener("pointerdown", () => (hasKeyboard = false), true);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
}

function isReached(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility();
}

/** What the Tab key would reach from a place; at the end of the page or of a sheet, what is before it. */
function next({ place, isParent }: { place: Node; isParent: boolean }): HTMLElement | undefined {
  const scope = document.querySelector("dialog[open]") ?? document.body;
  const all = [...scope.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
  const isAfter = (one: Node) => {
    const position = place.compareDocumentPosition(one);
    const isInside = (position & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
    return isInside ? isParent : (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  };
  return all.find(isAfter) ?? all[all.length - 1];
}
