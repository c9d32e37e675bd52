import type { Commit } from '@opportune/core';

import { toKey } from './key.ts';
import { markOf } from './mark.ts';

/** A commit as it is written: ids as keys, that of the input as a mark, the rest as JSON. */
export interface Unit {
  readonly customer: Entry;
  readonly moves: Entry | undefined;
  /** The mark of the input that has led to it. */
  readonly input: string | undefined;
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

/**
 * Writes commits, states in multiples of `room` characters.
 *
 * @throws where something cannot be written as JSON
 */
export function unitOf(room: number): (commit: Commit) => Unit {
  const entryOf = (of: Pick<Commit, 'customer' | 'expectedVersion' | 'state' | 'wakeAt'>): Entry => {
    const json = JSON.stringify(of.state);
    return {
      customer: toKey(of.customer),
      expectedVersion: of.expectedVersion,
      state: json.padEnd(Math.ceil(json.length / room) * room),
      wakeAt: of.wakeAt ?? null,
    };
  };
  return (commit) => ({
    customer: entryOf(commit),
    // Whoever moves is woken no more.
    moves: commit.moves && entryOf({ ...commit.moves, wakeAt: undefined }),
    input: commit.inputId === undefined ? undefined : markOf(toKey(commit.inputId)),
    decisions: commit.decisions.map((decision) => {
      const json = JSON.stringify(decision);
      return { id: toKey(decision.id), channel: toKey(decision.channel), json };
    }),
    trace: commit.trace ?? null,
    forgets: commit.forgets === true,
  });
}
