import type { Table } from "../table/model";
import type { Person } from "../table/participants";

/** What every sheet of actions is given. */
export interface SheetProps {
  table: Table;
  me: Person;
  close: () => void;
}

export const MOST = 99_999;
