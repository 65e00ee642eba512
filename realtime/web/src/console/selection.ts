import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Table } from "../table/model";
import type { Person } from "../table/participants";

/** The participants the console's panel acts on: the row in focus, or the ticked rows. */
export class Selection {
  readonly focused = signal<string | null>(null);
  readonly ticked = signal<ReadonlySet<string>>(new Set());
  readonly people: ReadonlySignal<Person[]>;
  readonly inFocus: ReadonlySignal<Person | undefined>;

  constructor(table: Table) {
    const participants = () => table.encounter.value?.participants ?? [];
    this.inFocus = computed(
      () =>
        participants().find(({ _id }) => _id === this.focused.value) ??
        participants().find(({ _id }) => _id === table.encounter.value?.currentParticipantId) ??
        participants()[0],
    );
    this.people = computed(() => {
      const ticked = participants().filter(({ _id }) => this.ticked.value.has(_id));
      if (ticked.length > 0) return ticked;
      return this.inFocus.value ? [this.inFocus.value] : [];
    });
  }

  toggle(id: string): void {
    const ticked = new Set(this.ticked.value);
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked.value = ticked;
  }

  clear(): void {
    this.ticked.value = new Set();
  }
}
