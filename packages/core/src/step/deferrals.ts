import type { Fate } from '../funnel/fate.ts';
import type { Deferral } from '../policies/deferral.ts';
import { under } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { causeOf } from './causeOf.ts';
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
  for (const { match, actions } of over) drop(turn, match, actions, 'SUPERSEDED');
}

/** Lets go of what is held back, where the strategy no longer proposes it; it is another since. */
export function withdraw(turn: Turn): void {
  const { deferrals } = turn.state;
  if (deferrals.length === 0) return;
  const kept: Deferral[] = [];
  for (const deferral of deferrals) {
    const { match, actions } = deferral;
    const proposed = turn.program.proposals.get(match.name)?.candidates ?? [];
    const isProposed = (id: string): boolean => proposed.some(({ action }) => action.id === id);
    const left = actions.filter(isProposed);
    if (left.length > 0) kept.push(left.length === actions.length ? deferral : { ...deferral, actions: left });
    drop(
      turn,
      match,
      actions.filter((id) => !isProposed(id)),
      'WITHDRAWN',
    );
  }
  turn.change({ deferrals: kept });
}

function drop(turn: Turn, match: TriggerMatch, actions: readonly string[], reason: 'SUPERSEDED' | 'WITHDRAWN'): void {
  const cause = causeOf(match);
  for (const action of actions) {
    turn.dropped.push({ action, cause, stage: 'limit', reason, clause: under('/triggers', match.name) });
  }
}
