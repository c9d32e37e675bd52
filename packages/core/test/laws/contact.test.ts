import {
  allocate,
  cap,
  compile,
  consent,
  instant,
  latest,
  limit,
  minutes,
  absence,
  occurrence,
  quiet,
  type Cap,
  type Decision,
  type Input,
  type Node,
  type Receipt,
} from '@opportune/core';
import { conditions, histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { law } from './law.ts';
import { played } from './play.ts';
import { patience, runs } from './runs.ts';

const caps: fc.Arbitrary<Cap & { readonly per: number }> = fc
  .record({
    kind: fc.constant('cap' as const),
    atMost: fc.nat({ max: 3 }),
    per: fc.constantFrom(1, minutes(30), minutes(120), minutes(3000)),
    channel: fc.constantFrom('email', 'web', undefined, undefined),
  })
  .map(({ channel, ...rest }) => (channel === undefined ? rest : { ...rest, channel }));

describe('cap', () => {
  law(
    'P2 cap law: no window holds more than the cap allows, whatever receipts say in whatever order',
    60,
    [strategies(), fc.array(caps, { minLength: 1, maxLength: 2 }), histories()],
    (drawn, two, history) => {
      const strategy = {
        ...drawn,
        funnel: [limit(...two), ...drawn.funnel.filter(({ kind }) => kind !== 'holdout')],
      };
      const steps = played(compile(strategy, shopBindings), history);
      const back = new Set(steps.map(({ input }) => givenBack(input)));
      const held = steps.flatMap(({ result }) => result.decisions).filter(({ id }) => !back.has(id));
      for (const { channel, atMost, per } of two) {
        const counted = held.filter((decision) => channel === undefined || decision.channel === channel);
        for (const { at: end } of counted) {
          const inside = counted.filter(({ at }) => end - per < at && at <= end);
          expect(inside.length).toBeLessThanOrEqual(atMost);
        }
      }
    },
  );

  test('P5 receipts lead to the same history in any order, however often they come', patience, () => {
    const step = compile({
      id: 'receipts',
      version: '1',
      actions: ['a', 'b', 'c'].map((id) => ({ id, channel: 'web' })),
      funnel: [limit(cap({ atMost: 10, per: minutes(60) })), allocate({ hero: { channel: 'web', atMost: 3 } })],
    });
    const start = step(undefined, { kind: 'request', id: 'r', customer: 'ada' }, 0);
    const receipts = fc.array(
      fc.record({
        kind: fc.constant('receipt' as const),
        customer: fc.constant('ada'),
        channel: fc.constant('web'),
        time: fc.constant(0),
        decision: fc.constantFrom(...start.decisions.map(({ id }) => id)),
        status: fc.constantFrom<Receipt['status']>('accepted', 'sent', 'failed', 'aborted', 'unheard of' as 'sent'),
        retryable: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const shuffled = receipts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    const after = (all: readonly Input[]): unknown =>
      all.reduce((state, receipt) => step(state, receipt, 1).state, start.state).contacts;
    fc.assert(
      fc.property(shuffled, ([once, again]) => {
        expect(after(again)).toEqual(after(once));
      }),
      runs(200),
    );
  });

  test('P5 a status that nobody knows changes nothing', () => {
    const step = compile({
      id: 'receipts',
      version: '1',
      actions: [{ id: 'a', channel: 'web' }],
      funnel: [limit(cap({ atMost: 1, per: 60 })), allocate({ hero: { channel: 'web', atMost: 1 } })],
    });
    const { state, decisions } = step(undefined, { kind: 'request', id: 'r', customer: 'ada' }, 0);
    const decision = decisions[0]!.id;
    const receipt = { kind: 'receipt', customer: 'ada', decision, channel: 'web', time: 0, status: 'bounced' };
    expect(step(state, receipt as unknown as Receipt, 0).state).toBe(state);
  });
});

const givenBack = (input: Input): Decision['id'] | undefined => {
  if (input.kind !== 'receipt') return undefined;
  const { status, retryable = false, decision } = input;
  return status === 'aborted' || (status === 'failed' && !retryable) ? decision : undefined;
};

describe('policies', () => {
  const policies: fc.Arbitrary<Node> = fc.oneof(
    caps,
    fc.constantFrom<Node>(quiet({ from: '18:00', to: '09:00' }), consent('email', 'marketing'), consent('web', 'x')),
  );

  law(
    'F3 policy law: one more policy never lets pass what was dropped before the places are given away',
    40,
    [strategies(), policies, fc.nat(), histories()],
    (strategy, policy, place, history) => {
      const at = place % strategy.funnel.length;
      const funnel = [...strategy.funnel.slice(0, at), limit(policy as Cap), ...strategy.funnel.slice(at)];
      neverAdmitsMore(strategy, { ...strategy, funnel }, history);
    },
  );

  law(
    'F2 policy law: one more condition never lets pass what did not qualify',
    40,
    [strategies(), conditions(), fc.nat(), histories()],
    (strategy, condition, place, history) => {
      const at = place % strategy.funnel.length;
      const { id } = strategy.actions[place % strategy.actions.length]!;
      const stage = { kind: 'qualify', suitable: { [id]: condition } };
      const funnel = [...strategy.funnel.slice(0, at), stage, ...strategy.funnel.slice(at)];
      neverAdmitsMore(strategy, { ...strategy, funnel }, history);
    },
  );

  type Strategies = Parameters<typeof compile>[0];

  /** At every moment by itself: over a history, what is refused now leaves room for something else later. */
  function neverAdmitsMore(less: Strategies, more: Strategies, history: Parameters<typeof played>[1]): void {
    const loose = compile(less, { ...shopBindings, trace: true });
    const strict = compile(more, { ...shopBindings, trace: true });
    let before: Parameters<typeof loose>[0];
    for (const { input, now, standings, result } of played(loose, history)) {
      if (input.kind === 'request' || input.kind === 'wakeUp') {
        // One moment only: what the first leaves in the contact history is seen by the next.
        const causes = [...result.dropped, ...result.decisions].map(({ cause }) => JSON.stringify(cause));
        const isOne = new Set(causes).size <= 1;
        if (isOne)
          expect(early(strict(before, input, now, standings).dropped)).toEqual(
            expect.arrayContaining([...early(result.dropped)]),
          );
      }
      before = result.state;
    }
  }
  const early = (dropped: ReturnType<ReturnType<typeof compile>>['dropped']): readonly string[] =>
    dropped.flatMap(({ stage, reason, action }) =>
      reason !== 'OTHER_TREATMENT' && (stage === 'qualify' || stage === 'limit') ? [action] : [],
    );
});

describe('consent', () => {
  const said = fc.array(
    fc.record({
      type: fc.constantFrom('consent_granted', 'consent_granted', 'consent_withdrawn', 'unsubscribe', 'complaint'),
      time: fc.nat({ max: 5 }),
      channel: fc.constantFrom('email', 'sms', 'sms/eu', 'toString'),
      purpose: fc.constantFrom('marketing', 'eu', 'eu/marketing', undefined),
    }),
    { maxLength: 8 },
  );
  type Word = { type: string; time: number; channel: string; purpose: string | undefined };

  test.each([
    ['email', 'marketing'],
    ['sms', 'eu/marketing'],
    ['sms', 'eu'],
    ['sms/eu', 'marketing'],
    ['toString', 'marketing'],
  ])('P4 the last word on %s, %s counts, whatever the order in which words arrive', patience, (channel, purpose) => {
    const step = compile({
      id: 'consents',
      version: '1',
      actions: [{ id: 'a', channel }],
      funnel: [limit(consent(channel, purpose)), allocate({ hero: { channel, atMost: 1 } })],
    });
    const isGranted = (words: readonly Word[]): boolean => {
      let state: Parameters<typeof step>[0];
      for (const [i, { type, time, ...properties }] of words.entries()) {
        state = step(state, { id: `e${i}`, type, customer: 'ada', time, properties }, 10).state;
      }
      return step(state, { kind: 'request', id: 'r', customer: 'ada' }, 10).decisions.length === 1;
    };
    const lastWord = (words: readonly Word[]): boolean => {
      const about = words.filter(
        (word) =>
          word.channel === channel &&
          (!word.type.startsWith('consent') || word.purpose === undefined || word.purpose === purpose),
      );
      const end = Math.max(...about.map(({ time }) => time));
      const last = about.filter(({ time }) => time === end);
      return last.length > 0 && last.every(({ type }) => type === 'consent_granted');
    };
    fc.assert(
      fc.property(said, (words) => {
        expect(isGranted(words)).toBe(lastWord(words));
      }),
      runs(150),
    );
  });
});

describe('quiet hours', () => {
  const night = instant('2026-11-22T23:00:00Z');
  const limitByNight = [
    limit(quiet({ from: '22:00', to: '06:00' })),
    allocate({ hero: { channel: 'web', atMost: 1 } }),
  ] as const;

  test('P3, A6 the zone may be an aggregate', () => {
    const step = compile({
      id: 'night',
      version: '1',
      aggregates: { timeZone: latest('moved', 'zone') },
      triggers: { moved: occurrence('moved') },
      actions: [{ id: 'a', channel: 'web', on: 'moved' }],
      funnel: limitByNight,
    });
    const moved = (zone: string): Input => ({
      id: 'e',
      type: 'moved',
      customer: 'ada',
      time: night,
      properties: { zone },
    });
    expect(step(undefined, moved('Asia/Kolkata'), night).decisions).toEqual([]); // 04:30
    expect(step(undefined, moved('America/New_York'), night).decisions).toHaveLength(1); // 18:00
  });

  test('P3, T3 an order older than the cart does not take back what is held for the cart', () => {
    const step = compile({
      id: 'night',
      version: '1',
      triggers: { 'left/behind': absence({ after: 'carted', of: 'ordered', for: minutes(30) }) },
      actions: [{ id: 'a', channel: 'web', on: 'left/behind' }],
      funnel: limitByNight,
    });
    const event = (id: string, type: string, time: number): Input => ({
      id,
      type,
      customer: 'ada',
      time,
      properties: {},
    });
    const { state: open } = step(undefined, event('e1', 'carted', night), night);
    const wake = { kind: 'wakeUp', customer: 'ada' } as const;
    const held = step(open, wake, night + minutes(30));
    expect(held.state.deferrals).toHaveLength(1);
    const older = step(held.state, event('e2', 'ordered', night - 1), night + minutes(40));
    expect(older.state.deferrals).toHaveLength(1);
    const newer = step(older.state, event('e3', 'ordered', night), night + minutes(50));
    expect(newer.state.deferrals).toEqual([]);
    expect(newer.dropped).toMatchObject([{ reason: 'SUPERSEDED', clause: '/triggers/left~1behind' }]);
  });
});
