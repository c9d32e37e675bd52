import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { gte } from '../conditions/gte.ts';
import { product } from '../factors/product.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { count } from '../profile/count.ts';
import { compile } from '../strategy/standardCompile.ts';
import { explain } from './explain.ts';

const source = small({
  aggregates: { views: count('view') },
  actions: [
    { id: 'sale', channel: 'web', value: 3, when: gte('profile.views', 3) },
    { id: 'hello', channel: 'web', value: 2 },
    { id: 'again', channel: 'web', value: 1 },
    { id: 'letter', channel: 'email' },
  ],
  funnel: [qualify(), limit(cap({ channel: 'email', atMost: 1, per: 100 })), arbitrate(product(value())), places],
});
const step = compile(source);
const { state } = play(step, [event('view', 1), [request('r0'), 2]]);

describe('explain', () => {
  it('tells what became of every candidate, those chosen first', () => {
    const { candidates } = explain(step, state, request(), 50);

    expect(candidates.map(({ action, decision, fate }) => [action, decision?.slot ?? fate?.reason])).toEqual([
      ['hello', 'hero'],
      ['sale', 'NOT_ELIGIBLE'],
      ['letter', 'CAPPED'],
      ['again', 'OUTRANKED'],
    ]);
  });

  it('tells stage and clause, what was seen and needed, and when it would pass', () => {
    const [, sale, letter, again] = explain(step, state, request(), 50).candidates;

    expect(sale?.fate).toEqual({
      action: 'sale',
      cause: { kind: 'request', id: 'r1' },
      stage: 'qualify',
      reason: 'NOT_ELIGIBLE',
      clause: '/actions/0/when',
      path: 'profile.views',
      seen: 1,
      needed: { gte: 3 },
    });
    expect(letter?.fate).toMatchObject({ stage: 'limit', clause: '/funnel/1/policies/0', seen: 1, nextAt: 102 });
    expect(again).toMatchObject({ score: 1, factors: [{ factor: 'value', value: 1 }] });
  });

  it('S1 runs the same step: its result is that of the step, with the trace', () => {
    const { result } = explain(step, state, request(), 50);
    const { dropped, ...rest } = step(state, request(), 50);

    expect(result).toMatchObject(rest);
    expect(dropped.map(({ action }) => action)).toEqual(['letter', 'again']);
    expect(compile(source, { trace: true })(state, request(), 50)).toEqual(result);
  });

  it('F11 tells the channel of what was chosen, and of each treatment that was not', () => {
    const twice = compile(
      small({
        actions: [
          { id: 'hello', channel: ['web', 'sms'] },
          { id: 'bye', channel: 'web' },
        ],
        funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
      }),
    );
    const { candidates } = explain(twice, undefined, request(), 50);

    expect(candidates.map(({ action, channel, fate }) => [action, channel, fate?.reason])).toEqual([
      ['hello', 'web', undefined],
      ['hello', 'sms', 'OTHER_TREATMENT'],
      ['bye', undefined, 'OUTRANKED'],
    ]);
  });

  it('says it in words', () => {
    expect(explain(step, state, request(), 50).candidates.map(({ sentence }) => sentence)).toEqual([
      'hello was chosen for hero with a score of 2 = value 2.',
      'sale is not eligible: profile.views is 1, needed at least 3.',
      'letter is capped: the customer was contacted once already; again from 1970-01-01 00:00 UTC.',
      'again lost to hello with a score of 1.',
    ]);
  });

  it('explains a step that somebody else has made, as far as that tells', () => {
    const other = Object.assign((...args: Parameters<typeof step>) => step(...args), { strategy: step.strategy });

    expect(explain(other, state, request(), 50).candidates.map(({ action }) => action)).toEqual([
      'hello',
      'letter',
      'again',
    ]);
  });

  it('explains nothing where there is nothing to explain', () => {
    expect(explain(step, undefined, event('view', 1), 1).candidates).toEqual([]);
  });
});
