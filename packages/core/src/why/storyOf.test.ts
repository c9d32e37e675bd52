import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { eq } from '../conditions/eq.ts';
import type { Input } from '../events/input.ts';
import { value } from '../factors/value.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { storyOf } from './storyOf.ts';

const NOON = instant('2026-11-27T12:00:00Z');

const shop = small({
  actions: [
    { id: 'club', channel: 'web', value: 9, when: eq('profile.segment', 'vip') as never },
    { id: 'letter', channel: 'email', value: 1 },
    { id: 'news', channel: 'web', value: 2 },
    { id: 'sale', channel: 'web', value: 3 },
  ],
  funnel: [qualify(), limit(cap({ channel: 'email', atMost: 1, per: days(1) })), arbitrate(value()), places],
});

describe('storyOf', () => {
  it('W8 tells what was chosen, and of the others, those that came furthest first, what it would take', () => {
    const { state } = compile(shop)(undefined, request('r0'), NOON - 1);

    expect(storyOf(shop, {}, { state, input: request('r1'), now: NOON }).split('\n')).toEqual([
      'ada asked at 2026-11-27 12:00 UTC: 1 action was chosen, 3 were not.',
      '+ sale was chosen for hero with a score of 3 = value 3.',
      '- news lost to sale with a score of 2.',
      '  news qualifies, and loses to sale with a score of 2 to 3.',
      '- letter is capped: the customer was contacted once already; again from 2026-11-28 11:59 UTC.',
      '  letter would be chosen at 2026-11-28 11:59 UTC, if nothing else happens until then.',
      '- club cannot be judged: profile.segment is missing.',
      '  club would be chosen if profile.segment were vip.',
      '',
    ]);
  });

  it('W8 counts those of which it does not tell', () => {
    const situation = { state: undefined, input: request(), now: NOON };

    expect(storyOf(shop, {}, situation, { atMost: 0 }).split('\n')).toEqual([
      'ada asked at 2026-11-27 12:00 UTC: 2 actions were chosen, 2 were not.',
      '+ sale was chosen for hero with a score of 3 = value 3.',
      '+ letter was chosen for inbox with a score of 1 = value 1.',
      '  and 2 more.',
      '',
    ]);
  });

  it.each<[Input, string]>([
    [event('viewed', NOON), 'ada did viewed'],
    [wakeUp, 'Time passed for ada'],
    [receipt('d1', 'sent'), 'A channel reported on ada'],
    [
      {
        kind: 'merge',
        customer: 'ada',
        state: compile(shop)(undefined, event('x', 1, {}, { customer: 'bob' }), 1).state,
      },
      'ada became one with another',
    ],
  ])('W8 names the occasion: %#', (input, begin) => {
    expect(storyOf(shop, {}, { state: undefined, input, now: NOON })).toBe(
      `${begin} at 2026-11-27 12:00 UTC: 0 actions were chosen, 0 were not.\n`,
    );
  });
});
