/** What players ask of the DM. */

export interface DamagePart {
  amount: number;
  type?: string;
}

/** What a player asks of the DM: `type` to `condition` for the user who asked, `userId` to `command` for the DM. */
export interface PlayerRequest {
  _id: string;
  /** Of the command that is asked for. */
  type?: string;
  targets?: string[];
  parts?: DamagePart[];
  /** Of healing and of temporary hit points. */
  amount?: number | null;
  /** The name or the id of the condition that it is about. */
  condition?: string;
  dice?: string;
  /** What a critical hit adds to each part. */
  criticalDice?: string[];
  userId?: string;
  userName?: string;
  at?: string;
  command?: {
    type?: string;
    targets?: { participantId: string }[];
    participantIds?: string[];
    participantId?: string;
    parts?: DamagePart[];
    amount?: number;
    condition?: string | { name: string };
    sourceId?: string | null;
    isCritical?: boolean;
    notes?: string;
  };
}
