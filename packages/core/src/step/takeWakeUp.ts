import type { Deferral } from '../policies/deferral.ts';
import { decideMatch } from './decideMatch.ts';
import { fireDue } from './fireDue.ts';
import type { Turn } from './turn.ts';

/** Time has passed: fires what has fallen due, and decides again what quiet hours held back. */
export function takeWakeUp(turn: Turn): void {
  fireDue(turn, (due) => due <= turn.now);
  // One by one: what is decided on one channel is no longer held back on another.
  for (let due = firstDue(turn); due !== undefined; due = firstDue(turn)) {
    const { match, actions } = due;
    turn.change({ deferrals: turn.state.deferrals.filter((other) => other !== due) });
    decideMatch(turn, match, actions);
  }
}

/** The first of what has waited until now. There comes an end: what is decided again waits, if at all, until later than now. */
function firstDue({ now, state }: Turn): Deferral | undefined {
  const due = state.deferrals.filter(({ until }) => until <= now);
  return due.reduce<Deferral | undefined>(
    (first, other) => (first === undefined || other.until < first.until ? other : first),
    undefined,
  );
}
