import type { Clock, Millis } from '@opportune/core';

import { customerOf } from './deciding.ts';
import type { Signal } from './signal.ts';

/** Whether the store can write, as far as what was asked of it shows. */
export interface Commits {
  /** Is told of all that happens. */
  see(signal: Signal): void;
  readonly fail: boolean;
}

/** Afterwards whoever comes first finds out: where nobody is sent here, nobody would. */
const LATELY: Millis = 5_000;

/** One alone may be a customer who cannot be stored, which is no trouble of others. */
const CUSTOMERS = 2;

/** The store fails where it could not commit for some customers lately, and has for nobody since. */
export function commits(clock: Pick<Clock, 'now'>): Commits {
  const failed = new Set<string>();
  let failedAt = 0;
  return {
    see(signal) {
      if (signal.kind === 'result' && signal.answer === 'committed') failed.clear();
      if (signal.kind !== 'refused' || signal.refused.why !== 'STORE_FAILED') return;
      if (failed.size < CUSTOMERS) failed.add(customerOf(signal.input));
      failedAt = clock.now();
    },
    get fail() {
      return failed.size === CUSTOMERS && Math.abs(clock.now() - failedAt) < LATELY;
    },
  };
}
