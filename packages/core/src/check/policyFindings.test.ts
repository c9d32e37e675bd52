import { describe, expect, it } from 'vitest';

import { places, small } from '../../test/small.ts';
import { experiment } from '../funnel/experiment.ts';
import { limit } from '../funnel/limit.ts';
import { cap, type CapOptions } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import type { Policy } from '../policies/policy.ts';
import { quiet } from '../policies/quiet.ts';
import type { Node } from '../shape/shape.ts';
import { days } from '../time/duration.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { check } from './check.ts';

const actions = [
  { id: 'a', group: 'news', channel: 'web', on: 'bought' },
  { id: 'b', channel: 'web' },
];
const inFunnel = (...stages: readonly Node[]): readonly string[] =>
  check(small({ triggers: { bought: occurrence('ordered') }, actions, funnel: [...stages, places] }))
    .filter(({ code }) => code === 'POLICY_WITHOUT_EFFECT' || code === 'CAP_NEVER_BINDS')
    .map(({ code, path }) => `${path} ${code}`);
const of = (...policies: readonly Policy[]): readonly string[] => inFunnel(limit(...policies));

const week = cap({ atMost: 2, per: days(7) });

describe('policyFindings', () => {
  it.each<[string, Policy, boolean]>([
    ['a cap on a channel of no action', cap({ channel: 'email', atMost: 1, per: days(1) }), true],
    [
      'a cap on a group and a channel that none has together',
      cap({ group: 'news', channel: 'email', atMost: 1, per: 1 }),
      true,
    ],
    ['a cap on a group', cap({ group: 'news', atMost: 1, per: days(1) }), false],
    ['consent for a channel of no action', consent('email', 'marketing'), true],
    ['consent', consent('web', 'marketing'), false],
    ['quiet hours', quiet({ from: '21:00', to: '08:00' }), false],
    ['quiet hours of no length', quiet({ from: '21:00', to: '21:00' }), true],
  ])('K6 %s', (_, policy, isIdle) => {
    expect(of(policy)).toEqual(isIdle ? ['/funnel/0/policies/0 POLICY_WITHOUT_EFFECT'] : []);
  });

  it('K6 quiet hours let requests pass', () => {
    const found = check(small({ funnel: [limit(quiet({ from: '21:00', to: '08:00' })), places] }));

    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ['STAGE_WITHOUT_EFFECT', 'it has no policy that could object'],
      ['POLICY_WITHOUT_EFFECT', 'quiet("21:00", "08:00") concerns only actions that answer requests'],
    ]);
  });

  it.each<[string, Policy, boolean]>([
    ['of fewer actions', cap({ group: 'news', atMost: 2, per: days(7) }), true],
    ['of more contacts', cap({ atMost: 3, per: days(7) }), true],
    ['of a shorter window', cap({ atMost: 2, per: days(1) }), true],
    ['of all at once', cap({ channel: 'web', atMost: 5, per: days(3) }), true],
    ['that says the same', week, true],
    ['of fewer contacts', cap({ group: 'news', atMost: 1, per: days(7) }), false],
    ['of a longer window', cap({ group: 'news', atMost: 2, per: days(8) }), false],
  ])('K6 a cap beside another: one %s', (_, policy, isImplied) => {
    expect(of(week, policy)).toEqual(isImplied ? ['/funnel/0/policies/1 CAP_NEVER_BINDS'] : []);
  });

  it.each<[string, CapOptions, CapOptions, boolean]>([
    ['the same month', { atMost: 2, calendar: 'month' }, { atMost: 3, calendar: 'month' }, true],
    [
      'the month of another zone',
      { atMost: 2, calendar: 'month' },
      { atMost: 3, calendar: 'month', zone: 'Asia/Kolkata' },
      false,
    ],
    ['another calendar', { atMost: 2, calendar: 'month' }, { atMost: 3, calendar: 'week' }, false],
    ['a month, and 99 days', { atMost: 2, per: days(99) }, { atMost: 3, calendar: 'month' }, false],
    ['places that hold as long', { atMost: 2, per: 9, holds: 5 }, { atMost: 3, per: 9, holds: 5 }, true],
    ['places that hold longer', { atMost: 2, per: 9, holds: 5 }, { atMost: 3, per: 9 }, false],
    ['places that hold for ever', { atMost: 2, per: 9 }, { atMost: 3, per: 9, holds: 5 }, true],
    ['a tag', { atMost: 2, per: 9 }, { atMost: 3, per: 9, tag: 'news' }, true],
    ['only what has a tag', { atMost: 2, per: 9, tag: 'news' }, { atMost: 3, per: 9 }, false],
  ])('K6 caps and windows: %s', (_, stronger, weaker, isImplied) => {
    const tagged = actions.map((action) => ({ ...action, tags: ['news'] }));
    const found = check(
      small({
        actions: tagged,
        triggers: { bought: occurrence('ordered') },
        funnel: [limit(cap(stronger), cap(weaker)), places],
      }),
    );

    expect(found.some(({ code }) => code === 'CAP_NEVER_BINDS')).toBe(isImplied);
  });

  it('K6 a cap on an issue bounds nothing beside it', () => {
    const issues = actions.map((action) => ({ ...action, issue: 'grow' }));
    const grow = cap({ issue: 'grow', atMost: 1, per: days(9) });
    const found = (...policies: readonly Policy[]) =>
      check(
        small({ actions: issues, triggers: { bought: occurrence('ordered') }, funnel: [limit(...policies), places] }),
      )
        .filter(({ code }) => code === 'CAP_NEVER_BINDS')
        .map(({ path }) => path);

    expect(found(grow, week)).toEqual([]);
    expect(found(cap({ atMost: 1, per: days(9) }), grow)).toEqual(['/funnel/0/policies/1']);
  });

  it('K6 the stricter one may come later, and says why', () => {
    const loose = cap({ atMost: 9, per: days(7) });
    const [finding] = check(small({ funnel: [limit(loose, week), places] }));

    expect(of(loose, week)).toEqual(['/funnel/0/policies/0 CAP_NEVER_BINDS']);
    expect(finding?.proof).toEqual([{ path: '/funnel/0/policies/1', says: 'cap(2, 604800000)' }]);
  });

  it('K6 a cap in an arm of an experiment bounds nothing outside of it', () => {
    const loose = cap({ atMost: 9, per: days(7) });
    const strict = { weight: 0.5, stages: [limit(week)] };
    const arms = { strict, free: { weight: 0.5, stages: [] } };

    expect(inFunnel(experiment({ id: 'e', arms }), limit(loose))).toEqual([]);
    expect(
      inFunnel(
        limit(week),
        experiment({ id: 'e', arms: { ...arms, strict: { weight: 0.5, stages: [limit(loose)] } } }),
      ),
    ).toEqual(['/funnel/1/arms/strict/stages/0/policies/0 CAP_NEVER_BINDS']);
  });
});
