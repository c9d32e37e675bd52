import type { Qualify } from '../funnel/qualify.ts';
import type { Reason } from '../funnel/reason.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { blame } from './blame.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Condition } from './nodes.ts';
import { own } from './own.ts';
import type { Plan } from './plan.ts';
import { pointer } from './pointer.ts';

/** F2: the first thing that an action does not meet. */
export function unmet(
  plan: Plan,
  stage: Qualify<Condition>,
  at: string,
  action: Treatment,
  moment: Moment,
): Loss | undefined {
  const { validFrom = -Infinity, validTo = Infinity } = action;
  if (moment.now < validFrom || moment.now >= validTo) return invalid(action, moment);
  for (const { reason, condition, clause } of demandsOn(plan, stage, at, action)) {
    const met = truth(condition, moment);
    if (met === true) continue;
    const { failed, ...found } = blame(condition, moment, clause);
    if (met === undefined && failed !== undefined) return { reason: 'ERROR', ...found, seen: failed }; // C19
    return { reason: met === undefined ? 'UNKNOWN' : reason, ...found };
  }
  return undefined;
}

interface Demand {
  readonly reason: Reason;
  readonly condition: Condition;
  readonly clause: string;
}

function demandsOn(plan: Plan, stage: Qualify<Condition>, at: string, action: Treatment): readonly Demand[] {
  const { id, issue, group, when } = action;
  const demand = (reason: Reason, condition: unknown, clause: string): readonly Demand[] =>
    condition === undefined ? [] : [{ reason, condition: condition as Condition, clause }];
  const tier = (reason: Reason, name: 'eligible' | 'applicable' | 'suitable'): readonly Demand[] =>
    [...new Set([issue, group, id])].flatMap((target) =>
      target === undefined ? [] : demand(reason, own(stage[name], target), at + pointer(name, target)),
    );
  return [
    ...demand('NOT_ELIGIBLE', when, pointer('actions', placeOf(plan, action), 'when')),
    ...tier('NOT_ELIGIBLE', 'eligible'),
    ...tier('NOT_APPLICABLE', 'applicable'),
    ...tier('NOT_SUITABLE', 'suitable'),
  ];
}

const invalid = ({ validFrom, validTo }: Treatment, { now }: Moment): Loss => ({
  reason: 'NOT_VALID',
  clause: '/actions',
  path: 'now',
  seen: now,
  needed: { from: validFrom ?? null, before: validTo ?? null },
  ...(validFrom !== undefined && now < validFrom ? { nextAt: validFrom } : {}),
});

/** Among the actions of the strategy, each of which has one place whatever its channels. */
const placeOf = ({ actions }: Plan, { id }: Treatment): number =>
  [...new Set(actions.map((action) => action.id))].indexOf(id);
