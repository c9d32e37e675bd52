import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import type { Input } from '../events/input.ts';
import { limit } from '../funnel/limit.ts';
import { quiet } from '../policies/quiet.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import { replay } from './replay.ts';

const step = compile(
  small({
    triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }) },
    actions: [{ id: 'letter', channel: 'email', on: 'left' }],
  }),
);
const cart = (customer: string, time: number) => event('cart', time, {}, { customer, id: `${customer}@${time}` });
const at = (input: Input, now = 'time' in input ? input.time : 0) => ({ input, now });
const told = (log: Parameters<typeof replay>[1], options?: Parameters<typeof replay>[2]) =>
  [...replay(step, log, options)].map(({ input, now }) => [input.kind ?? 'event', input.customer, now]);

describe('replay', () => {
  it('S3 wakes each customer when it is due, before an input at a later time', () => {
    expect(told([at(cart('ada', 0)), at(cart('bob', 10)), at(cart('eve', 35)), at(cart('eve', 50))])).toEqual([
      ['event', 'ada', 0],
      ['event', 'bob', 10],
      ['wakeUp', 'ada', 30],
      ['event', 'eve', 35],
      ['wakeUp', 'bob', 40],
      ['event', 'eve', 50],
    ]);
  });

  it('S3 an input at exactly that time goes first', () => {
    const order = event('order', 30);

    expect(told([at(cart('ada', 0)), at(order)])).toEqual([
      ['event', 'ada', 0],
      ['event', 'ada', 30],
    ]);
    expect(told([at(cart('ada', 0)), at(event('visit', 30))]).at(-1)).toEqual(['wakeUp', 'ada', 30]);
  });

  it('S3 what is due at the same time is woken by name', () => {
    expect(told([at(cart('bob', 0)), at(cart('ada', 0))], { until: 30 }).slice(2)).toEqual([
      ['wakeUp', 'ada', 30],
      ['wakeUp', 'bob', 30],
    ]);
  });

  it('S3 time does not go back for what is overdue', () => {
    const log = [at(event('visit', 500)), { input: event('cart', 400), now: 500 }, at(event('visit', 510))];

    expect(told(log)).toEqual([
      ['event', 'ada', 500],
      ['event', 'ada', 500],
      ['wakeUp', 'ada', 500],
      ['event', 'ada', 510],
    ]);
  });

  it('stops at the last input, at `until`, or where nothing is due any more', () => {
    expect(told([at(cart('ada', 0))])).toHaveLength(1);
    expect(told([at(cart('ada', 0))], { until: 29 })).toHaveLength(1);
    expect(told([at(cart('ada', 0))], { until: 30 })).toHaveLength(2);
    expect(told([at(cart('ada', 0))], { until: Infinity })).toHaveLength(2);
    expect(told([])).toEqual([]);
  });

  it('S3, P3 ends where quiet hours leave no time of day', () => {
    const policies = [quiet({ from: '00:00', to: '12:00' }), quiet({ from: '12:00', to: '00:00' })];
    const held = compile(
      small({
        triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }) },
        actions: [{ id: 'letter', channel: 'email', on: 'left' }],
        funnel: [limit(...policies), places],
      }),
    );
    const log = [at(cart('ada', 0)), at(cart('ada', 30 * 86_400_000))];
    const steps = [...replay(held, log, { until: Infinity })];

    expect(steps.filter(({ input }) => input.kind === 'wakeUp')).toHaveLength(60 + 1 + 100);
    expect(steps.at(-1)!.result).toMatchObject({ decisions: [], state: { deferrals: [{ actions: ['letter'] }] } });
  });

  it('keeps customers apart, and gives every result', () => {
    const results = [
      ...replay(step, [at(cart('ada', 0)), at({ ...request('r'), customer: 'bob' }, 5)], { until: Infinity }),
    ];

    expect(results.map(({ result }) => [result.state.customer, result.decisions.length])).toEqual([
      ['ada', 0],
      ['bob', 0],
      ['ada', 1],
    ]);
  });

  it('takes one input at a time, as it is asked', () => {
    let taken = 0;
    const log = (function* () {
      for (;;) yield at(cart('ada', taken++));
    })();
    for (const { now } of replay(step, log)) if (now >= 3) break;

    expect(taken).toBe(4);
  });

  it('S2 a merge that brings no state moves nobody', () => {
    const merge = { kind: 'merge', customer: 'ada' } as never;

    expect([...replay(step, [at(merge, 5)])].map(({ result }) => result.ignored)).toEqual(['INVALID']);
  });

  it('I8 a merge takes what this run has of the other, who is woken no more and takes nothing', () => {
    const { state } = step(undefined, event('view', 0, {}, { customer: 'v1' }), 0);
    const merge: Input = { kind: 'merge', customer: 'ada', state };
    const log = [at(cart('v1', 0)), at(merge, 10), at(cart('v1', 20))];
    const steps = [...replay(step, log, { until: Infinity })].map(({ input, now, result }) => {
      const { ignored, decisions } = result;
      return [input.customer, now, ignored ?? decisions.length];
    });

    expect(steps).toEqual([
      ['v1', 0, 0],
      ['ada', 10, 0],
      ['v1', 20, 'MOVED'],
      ['ada', 30, 1],
    ]);
  });
});
