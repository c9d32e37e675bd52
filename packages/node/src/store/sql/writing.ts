import type { CommitAnswer, Instant, Millis } from '@opportune/core';

import type { Change } from './change.ts';
import { committing } from './committing.ts';
import type { Dialect } from './dialect.ts';
import { leaving } from './leaving.ts';
import type { Seen } from './seen.ts';
import type { Unit } from './unit.ts';
import type { Work } from './work.ts';

/** What many calls ask for, as one unit. Answers in the order of the changes; those that are no commits have none. */
export type Writing = (changes: readonly Change[], now: Instant) => Work<readonly (readonly CommitAnswer[])[]>;

/** How often ids of inputs are looked for that are to be forgotten. */
const FORGET_EVERY: Millis = 100;

export function writing(dialect: Dialect, seen: Seen): Writing {
  const commit = committing(dialect, seen);
  const leave = leaving(dialect);

  let forgottenAt = Number.NEGATIVE_INFINITY;
  let since = 0;

  function* forgetOld(units: number, now: Instant): Work<void> {
    since += units;
    // Before that too where the clock was set back.
    if (Math.abs(now - forgottenAt) < FORGET_EVERY) return;
    // Twice as many as have come in, so that forgetting keeps up without ever taking long.
    yield* seen.forget(2 * since, now);
    forgottenAt = now;
    since = 0;
  }

  return function* (changes, now) {
    // What leaves goes first: a decision that is made anew under its id is not lost.
    yield* leave(changes, now);
    const units = changes.flatMap(unitsOf);
    if (units.length === 0) return changes.map(() => []);
    yield* forgetOld(units.length, now);
    const answers = yield* commit(units, now);
    let from = 0;
    return changes.map((change) => answers.slice(from, (from += unitsOf(change).length)));
  };
}

const unitsOf = (change: Change): readonly Unit[] => (change.kind === 'commit' ? change.units : []);
