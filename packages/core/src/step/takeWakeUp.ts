import type { Deferral } from '../policies/deferral.ts';
import { decideMatch } from './decide.ts';
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

/** What is held back ends later than now when it is held back again. */
function firstDue({ now, state }: Turn): Deferral | undefined {
  const due = state.deferrals.filter(({ until }) => until <= now);
  return due.reduce<Deferral | undefined>(
    (first, other) => (first === undefined || other.until < first.until ? other : first),
    undefined,
  );
}
