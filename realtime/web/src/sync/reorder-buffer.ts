/** Early events by version. Bounded: past `limit` all are dropped and the gap is synced. */
export class ReorderBuffer<T> {
  private readonly byVersion = new Map<number, T[]>();
  private size = 0;
  /** The highest version seen, even when its event was dropped. */
  highest = 0;

  constructor(private readonly limit = 500) {}

  add(version: number, item: T): void {
    this.highest = Math.max(this.highest, version);
    if (this.size >= this.limit) this.clear();
    const items = this.byVersion.get(version);
    if (items) items.push(item);
    else this.byVersion.set(version, [item]);
    this.size += 1;
  }

  take(version: number): T[] {
    const items = this.byVersion.get(version) ?? [];
    this.byVersion.delete(version);
    this.size -= items.length;
    return items;
  }

  dropUpTo(version: number): void {
    for (const known of [...this.byVersion.keys()]) if (known <= version) this.take(known);
  }

  clear(): void {
    this.byVersion.clear();
    this.size = 0;
  }
}
