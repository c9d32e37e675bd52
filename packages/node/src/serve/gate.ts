/** Counts what is in hand and lets no more in than there is room for. */
export interface Gate {
  /** Takes so many places, all or none. */
  enter(places: number): boolean;
  leave(places: number): void;
  readonly taken: number;
  /** Resolves when nothing is in hand. */
  empty(): Promise<void>;
}

export function gate(room: number): Gate {
  let taken = 0;
  let waiting: (() => void)[] = [];
  return {
    enter(places) {
      if (taken + places > room) return false;
      taken += places;
      return true;
    },
    leave(places) {
      taken -= places;
      if (taken > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    get taken() {
      return taken;
    },
    async empty() {
      if (taken > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
