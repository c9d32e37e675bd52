import type { Growth } from '../funnel/growth.ts';
import type { Ramp } from '../funnel/ramp.ts';
import { chance } from '../internal/chance.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { attribute } from './attribute.ts';
import { sift, type Field } from './field.ts';
import type { Moment } from './moment.ts';
import { own } from './own.ts';
import type { Plan } from './plan.ts';
import { pointer } from './pointer.ts';

/** X5 */
export function ramp(plan: Plan, { kind, of }: Ramp, at: string, field: Field): Field {
  const { moment, state, openTo } = field;
  const targetOf = ({ id, group = id }: Treatment): string => (own(of, id) === undefined ? group : id);
  const growthOf = (action: Treatment): Growth | undefined => own(of, targetOf(action)) as Growth | undefined;
  const left = sift(plan, field, kind, ({ action }) => {
    const growth = growthOf(action);
    if (growth === undefined) return undefined;
    const drawn = chance(plan.seed, state.subject ?? state.customer, JSON.stringify(['ramp', action.id]));
    const lot = openTo === undefined ? drawn : openTo.includes(action.id) ? 0 : 1; // D3
    if (lot < shareOf(growth, moment, moment.now)) return undefined;
    const nextAt = firstAbove(growth, moment, lot);
    return {
      reason: 'RAMPING',
      clause: at + pointer('of', targetOf(action)),
      path: 'path' in growth.over ? growth.over.path : 'now',
      seen: shareOf(growth, moment, moment.now),
      needed: { above: lot },
      ...(nextAt === undefined ? {} : { nextAt }),
    };
  });
  const candidates = left.candidates.map((candidate) => {
    const growth = growthOf(candidate.action);
    const { share: before = 1, probability } = candidate;
    // All ramps of an action share one draw.
    const share = Math.min(before, growth === undefined ? 1 : shareOf(growth, moment, moment.now));
    if (share === before) return candidate;
    return { ...candidate, share, probability: openTo === undefined ? probability * (share / before) : probability };
  });
  return { ...left, candidates };
}

function shareOf({ from, to, over }: Growth, moment: Moment, now: number): number {
  const seen = 'path' in over ? attribute(over.path, moment) : undefined;
  const progress =
    'path' in over
      ? (typeof seen === 'number' && seen > 0 ? seen : 0) / over.evidence
      : (now - over.start) / (over.end - over.start);
  if (progress >= 1) return to;
  return progress <= 0 ? from : Math.min(to, from + (to - from) * progress);
}

/** By halves: the share only ever grows. */
function firstAbove(growth: Growth, moment: Moment, lot: number): number | undefined {
  if ('path' in growth.over || lot >= growth.to) return undefined;
  let { start: before, end: after } = growth.over;
  before -= 1;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (shareOf(growth, moment, middle) > lot) after = middle;
    else before = middle;
  }
  return after;
}
