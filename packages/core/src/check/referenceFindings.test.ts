import { describe, expect, it } from 'vitest';

import { findingsOf } from '../../test/findingsOf.ts';
import { places } from '../../test/small.ts';
import { small } from '../../test/small.ts';
import { compare } from '../conditions/compare.ts';
import { custom } from '../conditions/custom.ts';
import { exists } from '../conditions/exists.ts';
import { gte } from '../conditions/gte.ts';
import { named } from '../conditions/named.ts';
import { amount } from '../factors/amount.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { qualify } from '../funnel/qualify.ts';
import { count } from '../profile/count.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { plus } from '../terms/plus.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { onDate } from '../triggers/onDate.ts';
import { check } from './check.ts';

const CODES = new Set(['ATTRIBUTE_NEVER_SET', 'AGGREGATE_NEVER_READ', 'CONDITION_NEVER_USED', 'TRIGGER_OPENS_NOTHING']);
const of = (parts: Partial<Strategy>): readonly string[] =>
  findingsOf(parts).flatMap(([code, path]) => (CODES.has(code) ? [`${path} ${code}`] : []));
const asking = (when: Strategy['actions'][number]['when'], parts: Partial<Strategy> = {}): readonly string[] =>
  of({ actions: [{ id: 'a', channel: 'web', ...(when && { when }) }], funnel: [qualify(), places], ...parts });

const visits = { visits: count('visited') };

describe('referenceFindings', () => {
  it('K7 an attribute that nothing sets, where it is read first', () => {
    const when = gte('profile.age', 18);

    expect(asking(when)).toEqual(['/actions/0/when/path ATTRIBUTE_NEVER_SET']);
    expect(asking(gte('profile.visits', 1), { aggregates: visits })).toEqual([]);
    expect(asking(when, { attributes: { age: { type: 'number' } } })).toEqual([]);
    expect(asking(gte('context.age', 18))).toEqual([]);
    expect(asking(compare('profile.a', 'gt', plus('profile.b', 1)))).toEqual([
      '/actions/0/when/left ATTRIBUTE_NEVER_SET',
      '/actions/0/when/right/of/0 ATTRIBUTE_NEVER_SET',
    ]);
    expect(of({ triggers: { soon: onDate({ path: 'profile.renewal' }) } })).toContain(
      '/triggers/soon/path ATTRIBUTE_NEVER_SET',
    );
  });

  it('K7 where there are recipes, one of them may set it', () => {
    const severity = (recipes: Strategy['recipes']) =>
      check(small({ conditions: { old: gte('profile.age', 18) }, ...(recipes && { recipes }) })).find(
        ({ code }) => code === 'ATTRIBUTE_NEVER_SET',
      )?.severity;

    expect(severity(undefined)).toBe('warning');
    expect(severity({ registered: 'remember' })).toBe('note');
  });

  it('K7 an aggregate that nothing reads', () => {
    const never = ['/aggregates/visits AGGREGATE_NEVER_READ'];

    expect(asking(undefined, { aggregates: visits })).toEqual(never);
    expect(asking(exists('event.visits'), { aggregates: visits })).toEqual(never);
    expect(of({ aggregates: visits, funnel: [arbitrate(amount('profile.visits')), places] })).toEqual([]);
    expect(of({ aggregates: visits, attributes: { visits: { expected: true } } })).toEqual([]);
    expect(of({ aggregates: { timeZone: count('visited') } })).toEqual([]);
  });

  it('K7 code may read what nothing else does', () => {
    const message = (when?: Strategy['actions'][number]['when']) =>
      check(small({ aggregates: visits, actions: [{ id: 'a', channel: 'web', ...(when && { when }) }] })).find(
        ({ code }) => code === 'AGGREGATE_NEVER_READ',
      )?.message;

    expect(message()).toBe('nothing reads profile.visits');
    expect(message(custom('lucky'))).toBe('nothing reads profile.visits, unless code does');
  });

  it('K7 a condition that nothing names, and a trigger that no action waits for', () => {
    const conditions = { adult: gte('context.age', 18) };
    const triggers = { bought: occurrence('ordered') };

    expect(of({ conditions })).toEqual(['/conditions/adult CONDITION_NEVER_USED']);
    expect(asking(named('adult'), { conditions })).toEqual([]);
    expect(of({ triggers })).toEqual(['/triggers/bought TRIGGER_OPENS_NOTHING']);
    expect(of({ triggers, actions: [{ id: 'a', channel: 'web', on: 'bought' }] })).toEqual([]);
  });
});
