import { expect, it, vi } from "vitest";
import { Flip } from "./flip";

const [list, ghosts] = [document.createElement("ol"), document.createElement("div")];
const played: string[] = [];

function row(id: string, initiative: string): void {
  const element = document.createElement("li");
  element.dataset.participant = id;
  element.innerHTML = `<span class="initiative">${initiative}</span>`;
  const number = element.firstElementChild as HTMLElement;
  for (const [part, name] of [
    [element, id],
    [number, `${id}'s number`],
  ] as const) {
    part.animate = vi.fn(() => void played.push(name) as unknown as Animation);
  }
  list.append(element);
}

it("slides in who joins late, and then their initiative, also when it is rolled later", () => {
  const flip = new Flip();
  row("mira", "18");
  flip.update(list, ghosts, true);
  expect(played).toEqual([]);
  row("tam", "–");
  flip.update(list, ghosts, true);
  expect(played).toEqual(["tam", "tam's number"]);
  played.length = 0;
  (list.lastElementChild?.firstElementChild as HTMLElement).textContent = "12";
  flip.update(list, ghosts, true);
  expect(played).toEqual(["tam's number"]);
  flip.update(list, ghosts, true);
  expect(played).toEqual(["tam's number"]);
});
