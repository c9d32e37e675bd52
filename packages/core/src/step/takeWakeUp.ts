import { decideMatch } from './decide.ts';
import { fireDue } from './fireDue.ts';
import type { Turn } from './turn.ts';

/** Time has passed: fires what has fallen due, and decides again what quiet hours held back. */
export function takeWakeUp(turn: Turn): void {
  fireDue(turn, (due) => due <= turn.now);
  const due = turn.state.deferrals.filter(({ until }) => until <= turn.now).sort((a, b) => a.until - b.until);
  if (due.length === 0) return;
  turn.change({ deferrals: turn.state.deferrals.filter(({ until }) => until > turn.now) });
  for (const { match, actions } of due) decideMatch(turn, match, actions);
}
