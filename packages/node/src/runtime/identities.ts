import {
  moved,
  type Identification,
  type Instant,
  type Merge,
  type StateStore,
  type StepResult,
  type Stored,
} from '@opportune/core';

import type { Deciding } from './deciding.ts';

/** A merge that is stored, with what has come of it. */
export interface Merged {
  readonly input: Merge;
  readonly result: StepResult;
  readonly now: Instant;
}

// As of inputs: one that loses more often to others is better told to come back.
const TRIES = 16;

/** Follows a customer to who they have become. */
export async function whoIs(store: StateStore, customer: string): Promise<string> {
  const met = new Set([customer]);
  for (let last = customer; ;) {
    const next = (await store.load(last))?.state.successor;
    // Nothing here leads around in a circle; a store may have been written by others.
    if (next === undefined || met.has(next)) return last;
    met.add(next);
    last = next;
  }
}

/**
 * Makes two ids one customer: what is known of the one becomes a part of the other, and the one is led there, as one unit.
 * Undefined where they are one already, or nothing is known of the one; then it is led there all the same.
 *
 * @throws where the store fails, or others keep changing the two
 */
export async function mergeStored(deciding: Deciding, said: Identification): Promise<Merged | undefined> {
  const { step, store, clock, cache } = deciding;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [from, to] = [await whoIs(store, said.from), await whoIs(store, said.to)];
    if (from === to) return undefined;
    const [one, other] = [await store.load(to), await store.load(from)];
    const now = clock.now();
    const input: Merge | undefined = other && { kind: 'merge', customer: to, state: other.state };
    const result = input && step(one?.state, input, now);
    // A state that is damaged stays where it is, for somebody to look at.
    if (input !== undefined && result?.ignored === 'INVALID') return { input, result, now };
    const left = { customer: from, expectedVersion: other?.version ?? 0, state: moved(step, from, to, now) };
    const after: Pick<Stored, 'state' | 'wakeAt'> | undefined = result ?? one;
    const [answer] = await store.commit([
      after === undefined
        ? { ...left, inputId: undefined, wakeAt: undefined, decisions: [] }
        : {
            customer: to,
            expectedVersion: one?.version ?? 0,
            inputId: undefined,
            state: after.state,
            wakeAt: after.wakeAt,
            decisions: [],
            moves: left,
          },
    ]);
    // What is remembered of either may be of before.
    cache.delete(from);
    cache.delete(to);
    if (answer === 'committed') return input && result && { input, result, now };
  }
  throw new Error(`the customers were changed by others ${String(TRIES)} times in a row`);
}
