import type { Decision } from '@opportune/core';

import { Counts } from '../tally/counts.ts';

/** What a strategy chose, so that it can be held against what another one chose over the same history. */
export class Choices {
  readonly byAction: Counts = new Counts();
  readonly #names = new Set<string>();

  add(decision: Decision): void {
    this.byAction.add(decision.action);
    this.#names.add(nameOf(decision));
  }

  /** How many were chosen here for which the other chose nothing of the kind. */
  beyond(other: Choices): number {
    let count = 0;
    for (const name of this.#names) if (!other.#names.has(name)) count += 1;
    return count;
  }
}

/** The same to two strategies, whose decisions differ in their ids. */
function nameOf({ customer, action, cause }: Decision): string {
  const of = cause.kind === 'request' ? [cause.id] : [cause.trigger, cause.match];
  return JSON.stringify([customer, action, ...of]);
}
