import type { Fate } from '../funnel/fate.ts';
import type { Deferral } from '../policies/deferral.ts';
import { under } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { causeOf } from './causeOf.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/** Holds back what quiet hours have stopped, until they end. */
export function defer(turn: Turn, match: TriggerMatch, dropped: readonly Fate[]): void {
  const actionsUntil = new Map<Instant, string[]>();
  for (const { action, reason, nextAt } of dropped) {
    if (reason !== 'QUIET_HOURS' || nextAt === undefined) continue;
    actionsUntil.set(nextAt, [...(actionsUntil.get(nextAt) ?? []), action]);
  }
  if (actionsUntil.size === 0) return;
  const held = Array.from(actionsUntil, ([until, actions]): Deferral => ({ match, actions, until }));
  turn.change({ deferrals: [...turn.state.deferrals, ...held] });
}

/**
 * Lets go of what is held back for a trigger, because something newer has happened; at `time`, where that matters: an
 * order of yesterday that arrives only now says nothing about the cart of today.
 */
export function supersede(turn: Turn, trigger: string, time: Instant = Infinity): void {
  const { deferrals } = turn.state;
  const isOver = ({ match }: Deferral): boolean => match.name === trigger && match.openedAt <= time;
  const over = deferrals.filter(isOver);
  if (over.length === 0) return;
  turn.change({ deferrals: deferrals.filter((deferral) => !isOver(deferral)) });
  for (const deferral of over) reportSuperseded(turn, deferral);
}

/** What is held back, as far as the strategy still proposes it; it may be another since. */
export function stillProposed(program: Program, deferrals: readonly Deferral[]): readonly Deferral[] {
  return deferrals.flatMap((deferral) => {
    const left = deferral.actions.filter((id) => isProposed(program, deferral, id));
    if (left.length === deferral.actions.length) return [deferral];
    return left.length === 0 ? [] : [{ ...deferral, actions: left }];
  });
}

/** Says of what was held back that the strategy no longer proposes it. */
export function reportWithdrawn(turn: Turn, deferrals: readonly Deferral[]): void {
  for (const deferral of deferrals) {
    const gone = deferral.actions.filter((id) => !isProposed(turn.program, deferral, id));
    drop(turn, deferral.match, gone, 'WITHDRAWN');
  }
}

/** Says that what was held back does not go out any more. */
export const reportSuperseded = (turn: Turn, { match, actions }: Deferral): void =>
  drop(turn, match, actions, 'SUPERSEDED');

const isProposed = ({ proposals }: Program, { match }: Deferral, id: string): boolean =>
  proposals.get(match.name)?.candidates.some(({ action }) => action.id === id) ?? false;

function drop(turn: Turn, match: TriggerMatch, actions: readonly string[], reason: 'SUPERSEDED' | 'WITHDRAWN'): void {
  const cause = causeOf(match);
  for (const action of actions) {
    turn.drop({ action, cause, stage: 'limit', reason, clause: under('/triggers', match.name) });
  }
}
