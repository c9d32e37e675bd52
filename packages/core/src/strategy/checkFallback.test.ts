import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { lt } from '../conditions/lt.ts';
import { allocate } from '../funnel/allocate.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { quiet } from '../policies/quiet.ts';
import { quota } from '../policies/quota.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { amend } from './amend.ts';
import { compile } from './standardCompile.ts';
import type { Strategy } from './strategy.ts';

type Action = Strategy['actions'][number];

const at = '/funnel/1/slots/he~1ro/fallback';
const source = (stage: Strategy['funnel'][number], house: Partial<Action> | undefined = {}): Strategy =>
  small({
    triggers: { came: occurrence('visit') },
    actions: [
      { id: 'a', group: 'g', channel: 'web' },
      ...(house === undefined ? [] : [{ id: 'house', group: 'own', channel: 'web', ...house }]),
    ],
    funnel: [stage, allocate({ 'he/ro': { channel: 'web', atMost: 1, fallback: 'house' } })],
  });
const faults = (...of: Parameters<typeof source>) => faultsOf(() => compile(source(...of)));

describe('a fallback', () => {
  it.each<[string, Strategy['funnel'][number]]>([
    ['the hold-out', holdout({ share: 1 })],
    ['caps', limit(cap({ atMost: 0, per: 1 }), cap({ group: 'own', atMost: 0, per: 1 }))],
    ['quiet hours', limit(quiet({ from: '00:00', to: '23:59' }))],
    ['policies of others', limit(consent('email', 'x'), quota({ account: 'x', group: 'g', atMost: 0 }))],
    ['conditions of others', qualify({ eligible: { g: lt('now', 0), a: lt('now', 0) } })],
  ])('F9 is exempt from %s', (_, stage) => {
    const { decisions } = compile(source(stage))(undefined, request(), 1);

    expect(decisions).toHaveLength(1);
  });

  it.each<[string, Strategy['funnel'][number], Partial<Action>]>([
    ['another channel', qualify(), { channel: 'email' }],
    ['a trigger', qualify(), { on: 'came' }],
    ['a condition of its own', holdout({ share: 0 }), { when: lt('now', 0) }],
    ['a beginning', qualify(), { validFrom: 1 }],
    ['an end', qualify(), { validTo: 1 }],
    ['a condition of its group', qualify({ suitable: { own: lt('now', 0) } }), {}],
    ['a condition of its issue', qualify({ suitable: { us: lt('now', 0) } }), { issue: 'us' }],
    ['consent', limit(consent('web', 'x')), {}],
    ['a quota', limit(quota({ account: 'x', atMost: 1 })), {}],
  ])('F9 is refused with %s', (_, stage, house) => {
    expect(faults(stage, house)).toEqual([['FALLBACK_INVALID', at]]);
  });

  it('F9 is refused where it is not there, also where a group bears its name', () => {
    const without = source(qualify());
    const actions = [{ id: 'a', group: 'house', channel: 'web' }];

    expect(faultsOf(() => compile({ ...without, actions }))).toEqual([['TARGET_UNKNOWN', at]]);
  });

  it('F9 stays what it is when actions are amended, and shows what it has become', () => {
    const step = compile(source(qualify()));
    const house = { id: 'house', group: 'own', channel: 'web' };
    const none = { without: ['a'], actions: [{ ...house, content: { web: 'new' } }] };

    expect(faultsOf(() => amend(step, { without: ['house'] }))).toEqual([['FALLBACK_INVALID', '/without/0']]);
    expect(faultsOf(() => amend(step, { actions: [{ ...house, channel: 'email' }] }))).toEqual([
      ['FALLBACK_INVALID', '/actions/0'],
    ]);
    expect(amend(step, none)(undefined, request(), 1).decisions).toMatchObject([{ action: 'house', content: 'new' }]);
  });
});
