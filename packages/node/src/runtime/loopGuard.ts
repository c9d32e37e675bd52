import type { Clock, Due, Fault, StateStore, Stored } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Recent } from '../internal/recent.ts';
import type { Decided } from './deciding.ts';

/** What guarding needs. */
export interface Guarding {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly cache: Recent<Stored>;
  readonly fault: (fault: Fault) => void;
  readonly wake: (due: Due) => Promise<Decided>;
}

// A step deals with all that is due at once, so a few turns are plenty; a hundred is a step that runs in circles.
const TURNS = 100;
const REST = 60_000;

/**
 * Wakes, and puts a customer to rest for a minute whose step throws, or asks a hundred times in a row to be woken at
 * once. False where the wake-up is to be tried later.
 */
export function loopGuard({ store, clock, cache, fault, wake }: Guarding): (due: Due) => Promise<boolean> {
  const turns = new Map<string, number>();

  const rest = async (due: Due, message: string): Promise<boolean> => {
    turns.delete(due.customer);
    fault({ code: 'WAKE_LOOP', path: '', message: `${due.customer} is woken again in a minute: ${message}` });
    cache.delete(due.customer);
    try {
      const stored = await store.load(due.customer);
      if (stored?.wakeAt === undefined || stored.wakeAt > clock.now()) return true;
      const { state, version } = stored;
      const later = { customer: due.customer, state, wakeAt: clock.now() + REST, decisions: [] };
      await store.commit([{ ...later, expectedVersion: version, inputId: undefined }]);
      return true;
    } catch (error) {
      fault({ code: 'STORE_FAILED', path: '', message: explain(error) });
      return false;
    }
  };

  return async (due) => {
    const { submitted, step } = await wake(due);
    if (submitted.answer === 'refused') {
      return submitted.why === 'STEP_FAILED' ? rest(due, submitted.detail) : false;
    }
    if (step?.wakeAt === undefined || step.wakeAt > clock.now()) {
      turns.delete(due.customer);
      return true;
    }
    const count = (turns.get(due.customer) ?? 0) + 1;
    turns.set(due.customer, count);
    return count < TURNS ? true : rest(due, `it asked ${String(count)} times in a row to be woken at once`);
  };
}
