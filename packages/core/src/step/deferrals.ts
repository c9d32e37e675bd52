import type { Shortlist } from '../funnel/shortlist.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';
import { drop, isProposed } from './withdraw.ts';

/** Holds back what quiet hours have stopped, until they end; but for an action that was chosen, on another channel or for the same match of another identity. */
export function defer(turn: Turn, match: TriggerMatch, { candidates, dropped }: Shortlist): void {
  const quiet = dropped.filter(({ reason, nextAt }) => reason === 'QUIET_HOURS' && nextAt !== undefined);
  // As most often: nothing waits, and nothing has to.
  if (quiet.length === 0 && turn.state.deferrals.length === 0) return;
  const chosen = new Set(candidates.flatMap(({ action, slot }) => (slot === undefined ? [] : [action.id])));
  if (chosen.size > 0) release(turn, match, chosen);
  const actionsUntil = new Map<Instant, string[]>();
  for (const { action, nextAt } of quiet) {
    if (nextAt === undefined || chosen.has(action)) continue;
    const actions = actionsUntil.get(nextAt) ?? [];
    if (!actions.includes(action) && !isHeld(turn, match, action, nextAt))
      actionsUntil.set(nextAt, [...actions, action]);
  }
  if (actionsUntil.size === 0) return;
  const held = Array.from(actionsUntil, ([until, actions]): Deferral => ({ match, actions, until }));
  turn.change({ deferrals: [...turn.state.deferrals, ...held] });
}

/** Is it held back already, on another channel? */
const isHeld = ({ state }: Turn, match: TriggerMatch, action: string, at: Instant): boolean =>
  state.deferrals.some(
    ({ match: of, actions, until }) =>
      until === at && of.name === match.name && of.id === match.id && actions.includes(action),
  );

/** Lets go of what other quiet hours still hold back of actions that were chosen for the same match. */
function release(turn: Turn, match: TriggerMatch, chosen: ReadonlySet<string>): void {
  const isOfMatch = (deferral: Deferral): boolean =>
    deferral.match.name === match.name && deferral.match.id === match.id;
  const { deferrals } = turn.state;
  const over = deferrals.filter(
    (deferral) => isOfMatch(deferral) && deferral.actions.some((action) => chosen.has(action)),
  );
  if (over.length === 0) return;
  const left = deferrals.flatMap((deferral) => {
    if (!over.includes(deferral)) return [deferral];
    const actions = deferral.actions.filter((action) => !chosen.has(action));
    return actions.length === 0 ? [] : [{ ...deferral, actions }];
  });
  turn.change({ deferrals: left });
  for (const { actions } of over) {
    const gone = actions.filter((action) => chosen.has(action));
    drop(turn, match, gone, 'OTHER_TREATMENT');
  }
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

/** Says that what was held back does not go out any more. */
export const reportSuperseded = (turn: Turn, { match, actions }: Deferral): void =>
  drop(turn, match, actions, 'SUPERSEDED');
