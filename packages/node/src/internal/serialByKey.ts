/** Runs tasks of one key one after the other, tasks of different keys side by side. */
export interface SerialByKey {
  run<Answer>(key: string, task: () => Promise<Answer>): Promise<Answer>;
  /** Tasks of the key that wait or run. */
  waiting(key: string): number;
  /** Tasks of all keys that wait or run. */
  readonly total: number;
}

interface Line {
  last: Promise<unknown>;
  length: number;
}

export function serialByKey(): SerialByKey {
  const lines = new Map<string, Line>();
  let total = 0;
  return {
    run(key, task) {
      const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 };
      lines.set(key, line);
      line.length += 1;
      total += 1;
      const turn = line.last.then(task);
      const leave = (): void => {
        total -= 1;
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      };
      // The next task waits for the leaving too, so that it never finds its line gone.
      line.last = turn.then(leave, leave);
      return turn;
    },
    waiting: (key) => lines.get(key)?.length ?? 0,
    get total() {
      return total;
    },
  };
}
