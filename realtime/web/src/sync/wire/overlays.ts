/** What overlays receive beside the encounter, and what is chosen for them. */

/** What overlays play once; a splash without a participant is of whose turn it is. */
export interface Cue {
  kind: "splash" | "clear";
  participantId: string | null;
  at: string;
}

/** What a producer has said of an overlay link; a lower revision is an older state. */
export interface ProducerState {
  revision: number;
  isHidden: boolean;
  /** Moments are not played. */
  arePaused: boolean;
  scene: "fight" | "turn" | "party" | "recap";
  cue: Cue | null;
}

/** Who dealt the most damage; the amount is null where this audience may not know it. */
export interface ShownMostDealt {
  participantId: string;
  amount: number | null;
}

/** What this audience may know of an encounter as a whole. */
export interface ShownSummary {
  rounds: number;
  seconds: number;
  /** Who fell, each once. */
  fallen: string[];
  mostDealt: ShownMostDealt | null;
}

/** An overlay link that a DM gives orders to. */
export interface OverlayChoice {
  shareId: string;
  follows: "channel" | "fight";
  audience: "players" | "stream";
  watching: number;
  producer: ProducerState;
}
