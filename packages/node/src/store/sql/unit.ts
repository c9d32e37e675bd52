import type { Commit } from '@opportune/core';

import { toKey } from './key.ts';

/** A commit as it is written: ids as keys, the rest as JSON. */
export interface Unit {
  readonly customer: Entry;
  readonly moves: Entry | undefined;
  readonly inputId: string | undefined;
  readonly decisions: readonly Letter[];
  /** Of what has decided all of them, for the outbox. */
  readonly trace: string | null;
  readonly forgets: boolean;
}

/** One decision, as it goes to the outbox. */
export interface Letter {
  readonly id: string;
  readonly channel: string;
  readonly json: string;
}

/** One customer, and what they become. */
export interface Entry {
  readonly customer: string;
  readonly expectedVersion: number;
  readonly state: string;
  readonly wakeAt: number | null;
}

/** @throws where something cannot be written as JSON */
export const unitOf = (commit: Commit): Unit => ({
  customer: entryOf(commit),
  // Whoever moves is woken no more.
  moves: commit.moves && entryOf({ ...commit.moves, wakeAt: undefined }),
  inputId: commit.inputId === undefined ? undefined : toKey(commit.inputId),
  decisions: commit.decisions.map((decision) => {
    const json = JSON.stringify(decision);
    return { id: toKey(decision.id), channel: toKey(decision.channel), json };
  }),
  trace: commit.trace ?? null,
  forgets: commit.forgets === true,
});

const entryOf = (of: Pick<Commit, 'customer' | 'expectedVersion' | 'state' | 'wakeAt'>): Entry => ({
  customer: toKey(of.customer),
  expectedVersion: of.expectedVersion,
  state: JSON.stringify(of.state),
  wakeAt: of.wakeAt ?? null,
});
