import type { Fate } from '../funnel/fate.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
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

/** Lets go of what is held back for a trigger, because something newer has happened. */
export function supersede(turn: Turn, trigger: string): void {
  const { deferrals } = turn.state;
  if (!deferrals.some(({ match }) => match.name === trigger)) return;
  turn.change({ deferrals: deferrals.filter(({ match }) => match.name !== trigger) });
  for (const { match, actions } of deferrals) {
    if (match.name !== trigger) continue;
    const cause = { kind: 'trigger', trigger, event: match.event.id, at: match.at } as const;
    for (const action of actions) {
      turn.dropped.push({ action, cause, stage: 'limit', reason: 'SUPERSEDED', clause: `/triggers/${trigger}` });
    }
  }
}
