import {
  all,
  allocate,
  arbitrate,
  cap,
  compile,
  constant,
  count,
  dayOfWeek,
  days,
  explain,
  hours,
  instant,
  lever,
  limit,
  lt,
  minutes,
  product,
  qualify,
  quiet,
  timeOfDay,
  value,
  type Condition,
  type CustomerState,
  type Decision,
  type Fate,
  type Input,
  type Reason,
  type Standings,
  type Step,
  type Stepped,
  type Strategy,
  type Value,
  type Weekday,
} from '@opportune/core';
import {
  recordOf,
  retrace,
  sensitivity,
  smallestChange,
  whatIf,
  whenNext,
  type DecisionRecord,
} from '@opportune/core/why';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { plainly } from '../../src/why/plainly.ts';
import { withChanges } from '../../src/why/withChanges.ts';
import { law } from './law.ts';
import { played } from './play.ts';
import { patience, runs } from './runs.ts';

const decisionOn = (
  step: Step,
  state: CustomerState | undefined,
  input: Input,
  now: number,
  action: string,
  standings: Standings | undefined,
): Decision | undefined =>
  explain(step, state, input, now, standings).result.decisions.find((decision) => decision.action === action);

/** What time alone may change, and often does. */
const WAITING = new Set<Reason>(['CAPPED', 'NOT_VALID', 'EXHAUSTED']);

/** Requests, each with the state before it, and with what was dropped of actions that were not chosen on another channel. */
function* requestsIn(
  step: Step,
  history: Parameters<typeof played>[1],
): Generator<
  Required<Pick<Stepped, 'input' | 'now' | 'standings'>> & {
    state: CustomerState | undefined;
    dropped: readonly Fate[];
  }
> {
  let state: CustomerState | undefined;
  for (const { input, now, standings = {}, result } of played(step, history)) {
    if (input.kind === 'request' && result.ignored === undefined) {
      const chosen = new Set(result.decisions.map(({ action }) => action));
      yield { state, input, now, standings, dropped: result.dropped.filter(({ action }) => !chosen.has(action)) };
    }
    state = result.state;
  }
}

test('W4 at the instant it names the action is chosen, and a millisecond before it is not', patience, () => {
  let found = 0;
  fc.assert(
    fc.property(strategies(), histories({ length: 40 }), (strategy, history) => {
      const step = compile(strategy, { ...shopBindings, trace: true });
      for (const { state, input, now, standings, dropped } of requestsIn(step, history)) {
        for (const { action, reason } of dropped) {
          if (!WAITING.has(reason)) continue;
          const { at, decision } = whenNext(step, state, input, now, action, standings);
          if (at === undefined) continue;
          expect(at).toBeGreaterThan(now);
          expect(decisionOn(step, state, input, at, action, standings)).toEqual(decision);
          expect(decisionOn(step, state, input, at - 1, action, standings)).toBeUndefined();
          found += 1;
        }
      }
    }),
    runs(120),
  );
  expect(found).toBeGreaterThan(0);
});

/** All that happens here, and every boundary, is at a quarter of an hour, so that looking at each is looking at all there is. */
const QUARTER = minutes(15);
const FRIDAY = instant('2026-11-27T00:00:00Z');
const WEEK: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const quarters = (most: number): fc.Arbitrary<number> => fc.nat({ max: most }).map((many) => many * QUARTER);
const wallTime = quarters(95).map((at) => new Date(at).toISOString().slice(11, 16));

const somewhere = fc.constantFrom({}, { channel: 'web' }, { channel: 'sms' });

/** An action that several things that pass stand in the way of. */
const obstructed = fc
  .record({
    from: wallTime,
    to: wallTime,
    open: fc.subarray(WEEK, { minLength: 1 }),
    views: fc.integer({ min: 1, max: 3 }),
    per: fc.integer({ min: 1, max: 30 }),
    validFrom: quarters(300),
    quietFrom: wallTime,
    quietTo: wallTime,
    atMost: fc.integer({ min: 1, max: 2 }),
    capped: fc.integer({ min: 1, max: 40 }),
    channels: fc.constantFrom<string | string[]>('web', ['web', 'sms'], ['sms', 'web']),
    cappedOn: somewhere,
    quietOn: somewhere,
  })
  .map((drawn): Strategy => ({
    id: 'obstructed',
    version: '1',
    aggregates: { views: count('viewed', { per: hours(drawn.per) }) },
    actions: [
      {
        id: 'hello',
        channel: drawn.channels,
        validFrom: FRIDAY + drawn.validFrom,
        when: all(timeOfDay(drawn.from, drawn.to), dayOfWeek(drawn.open), lt('profile.views', drawn.views)),
      },
      { id: 'other', channel: 'web' },
    ],
    funnel: [
      qualify(),
      limit(
        cap({ atMost: drawn.atMost, per: hours(drawn.capped), ...drawn.cappedOn }),
        quiet({ from: drawn.quietFrom, to: drawn.quietTo, ...drawn.quietOn }),
      ),
      allocate({ hero: { channel: 'web', atMost: 1 }, text: { channel: 'sms', atMost: 1 } }),
    ],
  }));

law(
  'W4 what it names is the first quarter of an hour of all at which the action is chosen',
  60,
  [obstructed, fc.array(quarters(100), { maxLength: 4 }), fc.array(quarters(100), { maxLength: 2 })],
  (strategy, views, contacts) => {
    const step = compile(strategy);
    const inputs: readonly { readonly input: Input; readonly now: number }[] = [
      ...views.map((after, i) => ({ type: 'viewed', after, id: `v${i}` })),
      ...contacts.map((after, i) => ({ type: undefined, after, id: `r${i}` })),
    ]
      .sort((one, other) => one.after - other.after)
      .map(({ type, after, id }) => ({
        now: FRIDAY + after,
        input:
          type === undefined
            ? { kind: 'request', customer: 'ada', id }
            : { type, customer: 'ada', id, time: FRIDAY + after, properties: {} },
      }));
    let state: CustomerState | undefined;
    for (const { input, now } of inputs) ({ state } = step(state, input, now));

    const from = inputs.at(-1)?.now ?? FRIDAY;
    const request: Input = { kind: 'request', id: 'asked', customer: 'ada' };
    let first: number | undefined;
    for (let at = from; at <= from + days(14) && first === undefined; at += QUARTER) {
      if (decisionOn(step, state, request, at, 'hello', undefined) !== undefined) first = at;
    }
    expect(whenNext(step, state, request, from, 'hello').at).toBe(first);
  },
);

law(
  'W5 with what it would change the action is chosen, and with any one of it left out it is not',
  25,
  [strategies(), histories({ length: 8 })],
  (strategy, history) => {
    // What is worked out is an attribute to it, and so it is here.
    const { aggregates: _, carry: _carry, ...plain } = strategy;
    const step = compile(plain, { ...shopBindings, trace: true });
    for (const { state, input, now, standings, dropped } of requestsIn(step, history)) {
      for (const { action } of dropped.slice(0, 2)) {
        const { changes, decision, fate } = smallestChange(
          plain,
          shopBindings,
          { state, input, now, standings },
          action,
        );
        if (changes === undefined) continue;
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.length).toBeLessThanOrEqual(3);
        expect(decision?.action).toBe(action);
        expect(fate?.action).toBe(action);
        const situation = plainly(plain, shopBindings, { state, input, now, standings });
        const asked = compile(situation.strategy, shopBindings);
        const chosenWith = (some: typeof changes): unknown => {
          const changed = withChanges(situation, some);
          return decisionOn(asked, changed.state, changed.input, now, action, standings);
        };
        expect(chosenWith(changes)).toBeDefined();
        for (const left of changes) expect(chosenWith(changes.filter((each) => each !== left))).toBeUndefined();
      }
    }
  },
);

law(
  'W7 with the lever that it names an action that loses is chosen, and with a thousandth less it is not',
  60,
  [
    fc.array(
      fc.record({ worth: fc.integer({ min: 1, max: 9 }), lever: fc.double({ min: 0.1, max: 3, noNaN: true }) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
    fc.integer({ min: 1, max: 3 }),
  ],
  (drawn, atMost) => {
    const pulling = (levers: Readonly<Record<string, number>>): Strategy => ({
      id: 'pulled',
      version: '1',
      actions: drawn.map(({ worth, lever: own }, i) => ({
        id: `a${i}`,
        channel: 'web',
        value: worth,
        lever: levers[`a${i}`] ?? own,
      })),
      funnel: [arbitrate(product(value(), lever({ a1: 0.5 }))), allocate({ hero: { channel: 'web', atMost } })],
    });
    const strategy = pulling({});
    const input: Input = { kind: 'request', id: 'r', customer: 'ada' };
    const chosen = (other: Strategy): readonly string[] =>
      compile(other)(undefined, input, 0).decisions.map(({ action }) => action);
    const winners = chosen(strategy);
    for (const { id } of strategy.actions) {
      if (winners.includes(id)) continue;
      const { shortfall } = smallestChange(strategy, {}, { state: undefined, input, now: 0 }, id);
      const needed = shortfall!.lever!;
      expect(shortfall!.to).toBe(winners.at(-1));
      expect(chosen(pulling({ [id]: needed }))).toContain(id);
      expect(chosen(pulling({ [id]: needed * 0.999 }))).not.toContain(id);
    }
  },
);

/** Conditions on three numbers, of which all that matters lies between -1 and 11. */
const attributes = ['context.a', 'context.b', 'context.c'] as const;
const number = fc.nat({ max: 10 });
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'ne'),
      path: fc.constantFrom(...attributes),
      value: number,
    }),
    fc.record({ kind: fc.constant('between'), path: fc.constantFrom(...attributes), from: number, to: number }),
    fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), of: tie('tree') }),
  ) as fc.Arbitrary<Condition>,
}));
const NUMBERS = Array.from({ length: 13 }, (_, i) => i - 1);

/** How large a change is: how many attributes, and by how much of themselves. */
function leastByForce(
  isChosen: (context: Readonly<Record<string, number>>) => boolean,
  context: Readonly<Record<string, number>>,
): readonly [count: number, size: number] | undefined {
  let least: readonly [number, number] | undefined;
  for (const a of NUMBERS) {
    for (const b of NUMBERS) {
      for (const c of NUMBERS) {
        const other = { a, b, c };
        const parts = Object.entries(other)
          .filter(([name, to]) => context[name] !== to)
          .map(([name, to]) => Math.abs(to - context[name]!) / Math.max(1, Math.abs(context[name]!)));
        const size = parts.reduce((sum, part) => sum + part, 0);
        const isLess =
          least === undefined || parts.length < least[0] || (parts.length === least[0] && size < least[1] - 1e-9);
        if (isLess && isChosen(other)) least = [parts.length, size];
      }
    }
  }
  return least;
}

law(
  'W5 what it finds is as small as the smallest of all changes of three numbers',
  40,
  [tree, fc.record({ a: number, b: number, c: number })],
  (when, context) => {
    const strategy: Strategy = {
      id: 'open',
      version: '1',
      actions: [{ id: 'hello', channel: 'web', when }],
      funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
    };
    const step = compile(strategy);
    const ask = (of: Readonly<Record<string, number>>): Input => ({
      kind: 'request',
      id: 'r',
      customer: 'ada',
      context: of,
    });
    const { changes } = smallestChange(strategy, {}, { state: undefined, input: ask(context), now: 0 }, 'hello');
    const least = leastByForce((other) => step(undefined, ask(other), 0).decisions.length > 0, context);

    expect(changes?.length).toBe(least?.[0]);
    const size = changes?.reduce((sum, { from, to }) => {
      const isNumber = typeof from === 'number' && typeof to === 'number';
      return sum + (isNumber ? Math.abs(to - from) / Math.max(1, Math.abs(from)) : 1);
    }, 0);
    if (size !== undefined) expect(size).toBeCloseTo(least![1]);
  },
);

/** What a history leads to, as an audit would keep it in a file. */
function recorded(step: Step, history: Parameters<typeof played>[1]): readonly DecisionRecord[] {
  let state: CustomerState | undefined;
  return played(step, history).map((stepped) => {
    const record = recordOf(step, state, stepped);
    ({ state } = stepped.result);
    return JSON.parse(JSON.stringify(record)) as DecisionRecord;
  });
}

law(
  'W1, W2 records are a chain of digests, and made again each is the same to the byte',
  60,
  [strategies(), histories({ length: 30 })],
  (strategy, history) => {
    const records = recorded(compile(strategy, shopBindings), history);
    for (const [i, { before }] of records.entries()) expect(before).toBe(records[i - 1]?.after ?? null);
    // A step compiled elsewhere, from a strategy that was stored, and with the trace on.
    const step = compile(JSON.parse(JSON.stringify(strategy)) as Strategy, { ...shopBindings, trace: true });
    for (const { difference, isOtherState, isOtherStrategy } of retrace(step, records)) {
      expect(difference).toBeUndefined();
      expect(isOtherState || isOtherStrategy).toBe(false);
    }
  },
);

law(
  'W3 what one strategy gains on another is what that loses on it, and on itself there is nothing',
  40,
  [strategies(), strategies(), histories({ length: 25 })],
  (one, two, history) => {
    const [step, other] = [one, two].map((strategy) => compile(strategy, shopBindings)) as [Step, Step];
    const log = recorded(step, history);
    const [forth, back] = [whatIf(step, other, log), whatIf(other, step, log)];

    expect([forth.same, forth.changed, forth.gained, forth.lost]).toEqual([
      back.same,
      back.changed,
      back.lost,
      back.gained,
    ]);
    expect(Object.keys(forth.actions)).toEqual(Object.keys(back.actions));
    for (const [action, { before, after, same }] of Object.entries(forth.actions)) {
      expect(back.actions[action]).toEqual({ before: after, after: before, same });
    }
    expect(forth.changes.length).toBe(forth.changed + forth.gained + forth.lost);
    const alone = whatIf(step, step, log);
    expect(alone.changes).toEqual([]);
    expect(alone.same).toBe(Object.values(alone.actions).reduce((all, { before }) => all + before, 0));
  },
);

law(
  'W6 nothing hangs on a factor that is 1, and each share is one of the same decisions',
  40,
  [strategies(), histories({ length: 25 })],
  (strategy, history) => {
    const log = recorded(compile(strategy, shopBindings), history);
    const neutral: Strategy = {
      ...strategy,
      funnel: strategy.funnel.map((stage) =>
        'by' in stage ? arbitrate(product(stage.by as Value, constant(1))) : stage,
      ),
    };
    const rows = sensitivity(neutral, shopBindings, log);
    for (const { changed, decisions, share } of rows) {
      expect(decisions).toBe(rows[0]?.decisions);
      expect(share).toBe(decisions === 0 ? 0 : changed / decisions);
    }
    const added = rows.filter(({ clause }) => /^\/funnel\/\d+\/by\/of\/1$/.test(clause));
    for (const { factor, changed } of added) expect([factor, changed]).toEqual(['constant', 0]);
  },
);
