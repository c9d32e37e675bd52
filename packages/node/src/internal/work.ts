/** Knows what is going on, so that one can wait for the end of it. */
export interface Work {
  track<Answer>(promise: Promise<Answer>): Promise<Answer>;
  /** Resolves when nothing is going on, including what began meanwhile. */
  idle(): Promise<void>;
}

export function work(): Work {
  let going = 0;
  let waiting: (() => void)[] = [];
  const done = (): void => {
    going -= 1;
    if (going > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    track(promise) {
      going += 1;
      promise.then(done, done);
      return promise;
    },
    async idle() {
      while (going > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
