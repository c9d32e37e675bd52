import {
  compile,
  explain,
  type Bindings,
  type Explained,
  type Input,
  type Instant,
  type Strategy,
} from '@opportune/core';
import { smallestChange, whenNext, type SmallestChange, type WhenNext } from '@opportune/core/why';

import type { Case, Moment } from './caseBook.ts';

/** A candidate, and, where it was dropped, what it would take. */
export interface Finding {
  readonly candidate: Explained;
  readonly next?: WhenNext;
  readonly change?: SmallestChange;
}

/** A moment, and all that was considered at it. */
export interface Inquiry {
  readonly input: Input;
  readonly now: Instant;
  readonly findings: readonly Finding[];
}

/** Asks about each candidate of each moment: why, when its turn would come, and what would have to be different. */
export function inquire({ moments }: Case, strategy: Strategy, bindings: Bindings): readonly Inquiry[] {
  const step = compile(strategy, bindings);
  const find = ({ state, input, now }: Moment, candidate: Explained): Finding => {
    if (candidate.decision !== undefined) return { candidate };
    const next = whenNext(step, state, input, now, candidate.action);
    // Of an action that waited and is proposed anew there are two candidates, and the answer is about one of them.
    const isAboutIt = next.waited[0]?.reason === candidate.fate?.reason;
    if (!isAboutIt || candidate.fate?.reason === 'SUPERSEDED') return { candidate };
    return { candidate, next, change: smallestChange(strategy, bindings, { state, input, now }, candidate.action) };
  };
  return moments.map((each) => ({
    input: each.input,
    now: each.now,
    findings: explain(step, each.state, each.input, each.now).candidates.map((candidate) => find(each, candidate)),
  }));
}
