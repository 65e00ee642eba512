import type { Table } from "../table/model";
import type { Person } from "../table/participants";

/** The props of every action sheet. */
export interface SheetProps {
  table: Table;
  me: Person;
  close: () => void;
}

export const MOST = 99_999;
