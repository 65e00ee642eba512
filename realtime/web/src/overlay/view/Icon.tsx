import type { JSX } from "preact";

/** Icons on a 24-unit grid, by name; an unknown name has a generic icon. */
const DRAWINGS: Record<string, string> = {
  blinded: "M3 12c3-5 15-5 18 0-3 5-15 5-18 0M12 10v4M4 20 20 4",
  charmed: "M12 20C2 13 4 5 8.500 5 11 5 12 8 12 8s1-3 3.500-3C20 5 22 13 12 20",
  deafened: "M8 17c0 5 6 5 6 1 0-3 4-4 4-9a6 6 0 0 0-11-3M4 20 20 4",
  exhaustion: "M4 8h14v9H4zM18 11h2.500v3H18M7 11v3M10 11v3",
  frightened: "M6 21V10a6 6 0 0 1 12 0v11l-3-2.500-3 2.500-3-2.500zM9.500 10v1M14.500 10v1M10.500 15h3",
  grappled: "M7 21v-7L5 9l3-1 2 4V4h3v7M13 8h3v4M16 9h3v6l-3 6",
  incapacitated: "M12 12c2-2 4 1 2 3-3 2-7-1-5-5 3-5 11-2 10 4-1 6-9 8-13 4",
  invisible:
    "M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400",
  paralyzed: "M13 2 5 13h6l-2 9 10-13h-7z",
  petrified: "M12 2 21 8v8l-9 6-9-6V8zM12 2v8M3 8l9 2 9-2M12 10v12",
  poisoned: "M12 3c4 5 6 8 6 12a6 6 0 0 1-12 0c0-4 2-7 6-12M10 13v1M14 13v1M10 17h4",
  prone: "M3 18h18M6 14h10l4-2M6 14a2 2 0 1 0-3-2",
  restrained: "M8 7a4 4 0 0 0 0 8h2M16 17a4 4 0 0 0 0-8h-2M9 12h6M12 3v3M12 18v3",
  stunned: "m12 2 2 6 6-3-3 6 5 3-6 1 1 6-5-4-5 4 1-6-6-1 5-3-3-6 6 3z",
  unconscious: "M5 5h6l-6 7h6M13 12h6l-6 8h6",
  concentration: "m12 2 10 10-10 10L2 12zM12 8l4 4-4 4-4-4z",
  surprised: "M12 3v11M12 19v1.500",
  delayed: "M6 3h12M6 21h12M7 3c0 6 5 6 5 9s-5 3-5 9M17 3c0 6-5 6-5 9s5 3 5 9",
  shield: "M12 3 20 6v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
  eye: "M3 12c3-5 15-5 18 0-3 5-15 5-18 0M12 10.500v3",
  down: "M5 5 19 19M19 5 5 19",
  skull:
    "M12 3a8 8 0 0 0-8 8c0 3 1.500 5 3.500 6v4h9v-4c2-1 3.500-3 3.500-6a8 8 0 0 0-8-8M8.500 11v1.500M15.500 11v1.500M10 21v-2M14 21v-2",
  pause: "M8 5v14M16 5v14",
  next: "m9 5 7 7-7 7",
  mark: "M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12",
};

export function Icon({ name }: { name: string }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={DRAWINGS[name] ?? DRAWINGS.mark} />
    </svg>
  );
}
