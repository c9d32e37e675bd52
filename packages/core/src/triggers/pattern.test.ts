import { describe, expect, it } from 'vitest';

import { eventOf, matches, played, type Happens } from '../../test/matches.ts';
import { small } from '../../test/small.ts';
import { compare } from '../conditions/compare.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { allocate } from '../funnel/allocate.ts';
import { qualify } from '../funnel/qualify.ts';
import { compile } from '../strategy/standardCompile.ts';
import { minutes } from '../time/duration.ts';
import { pattern, type Pattern } from './pattern.ts';
import { absent } from './pattern/absent.ts';
import { begin } from './pattern/begin.ts';
import { either } from './pattern/either.ts';
import { followedBy } from './pattern/followedBy.ts';
import { followedByAny } from './pattern/followedByAny.ts';
import type { PatternMemory } from './pattern/memory.ts';
import { next } from './pattern/next.ts';
import type { PatternPart } from './pattern/patternPart.ts';
import { together } from './pattern/together.ts';
import { without } from './pattern/without.ts';

type Case = readonly [
  title: string,
  parts: readonly PatternPart[],
  happens: readonly Happens[],
  fired: readonly string[],
];

/** Events one after the other, the first at 1. */
const line = (...types: readonly string[]): readonly Happens[] => types.map((type, i) => [type, i + 1] as const);

/** As it is remembered: whose it is, the state knows. */
const rememberedOf = (...said: Parameters<typeof eventOf>): object => {
  const { customer: _customer, ...event } = eventOf(...said);
  return event;
};

const all = { skip: { to: 'none' } } as const;

const a = begin('a', 'a');
const b = followedBy('b', 'b');

describe('pattern', () => {
  it.each<Case>([
    ['fires with the last event', [a, b], line('a', 'b'), ['a1 b2']],
    ['a begin alone is a match', [a], line('a', 'x', 'a'), ['a1', 'a3']],
    ['every begin begins a run', [a, b], line('a', 'a', 'b'), ['a1 b3', 'a2 b3']],
    [
      'an event older than the last one is not seen',
      [a, b],
      [
        ['a', 5],
        ['b', 4],
        ['b', 5],
      ],
      ['a5 b5'],
    ],
    [
      'a late event may begin a run',
      [a, b],
      [
        ['a', 9],
        ['a', 3],
        ['b', 5],
        ['b', 9],
      ],
      ['a3 b5', 'a9 b9'],
    ],
    ['an event of any type', [a, followedBy('any', {})], line('a', 'x'), ['a1 x2']],
    ['one event may be taken by two runs', [a, followedBy('c', 'a')], line('a', 'a', 'a'), ['a1 a2', 'a2 a3']],
  ])('T7 %s', (_, steps, happens, fired) => {
    expect(matches(pattern({ steps, ...all }), happens)).toEqual(fired);
  });

  it('T7 conditions look at what earlier steps have taken', () => {
    const dearer = { type: 'b', where: compare('event.n', 'gt', 'steps.a.n') };
    const node = pattern({ steps: [a, followedBy('b', dearer)], ...all });

    expect(
      matches(node, [
        ['a:5', 1],
        ['b:5', 2],
        ['b:6', 3],
      ]),
    ).toEqual(['a1 b3']);
  });

  it('T7 a step is what it has taken last, and its own loop sees that', () => {
    const rising = { type: 'b', where: compare('event.n', 'gt', 'steps.a.n') };
    const loop = { type: 'a', where: compare('event.n', 'gt', 'steps.a.n') };
    const climb = pattern({
      steps: [begin('first', 'a'), followedBy('a', { type: 'a' }), followedBy('b', rising)],
      ...all,
    });
    const steady = pattern({ steps: [begin('a', 'a'), followedBy('more', loop, { times: { min: 2 } })], ...all });

    expect(
      matches(climb, [
        ['a:9', 1],
        ['a:1', 2],
        ['b:2', 3],
      ]),
    ).toEqual(['a1 a2 b3']);
    expect(
      matches(steady, [
        ['a:1', 1],
        ['a:2', 2],
        ['a:3', 3],
      ]),
    ).toEqual(['a1 a2 a3']);
  });

  it('T7 the rules of a match see the events of its steps', () => {
    const step = compile(
      small({
        triggers: { t: pattern({ steps: [a, b] }) },
        actions: [
          { id: 'dear', channel: 'web', on: 't', when: gte('steps.a.n', 5) },
          { id: 'early', channel: 'email', on: 't', when: eq('steps.a.id', 'a1') },
        ],
        funnel: [qualify(), allocate({ one: { channel: 'web', atMost: 1 }, two: { channel: 'email', atMost: 1 } })],
      }),
    );
    const { state } = step(undefined, eventOf('a:5', 1), 1);

    expect(step(state, eventOf('b', 2), 2).decisions.map(({ action }) => action)).toEqual(['dear', 'early']);
  });

  it.each<Case>([
    ['next takes the very next event', [a, next('b', 'b')], line('a', 'b'), ['a1 b2']],
    ['next passes over nothing, whatever its type', [a, next('b', 'b')], line('a', 'x', 'b'), []],
    ['followedBy passes over what does not match', [a, b], line('a', 'x', 'b', 'b'), ['a1 b3']],
    ['followedByAny passes over what matches', [a, followedByAny('b', 'b')], line('a', 'b', 'b'), ['a1 b2', 'a1 b3']],
  ])('T8 %s', (_, steps, happens, fired) => {
    expect(matches(pattern({ steps, ...all }), happens)).toEqual(fired);
  });

  const c = followedBy('c', 'c');
  const loop = (times: NonNullable<Parameters<typeof followedBy>[2]>['times'], optional?: true): PatternPart =>
    ({ ...followedBy('b', 'b'), times, ...(optional && { optional }) }) as PatternPart;

  it.each<Case>([
    ['a fixed number', [a, loop({ min: 2, max: 2 }), c], line('a', 'b', 'b', 'b', 'c'), ['a1 b2 b3 c5']],
    ['every number that is allowed', [a, loop({ max: 2 }), c], line('a', 'b', 'b', 'c'), ['a1 b2 b3 c4', 'a1 b2 c4']],
    ['no end', [a, loop({}), c], line('a', 'b', 'b', 'b', 'c'), ['a1 b2 b3 b4 c5', 'a1 b2 b3 c5', 'a1 b2 c5']],
    ['a min of 0 goes on without', [a, loop({ min: 0, max: 1 }), c], line('a', 'b', 'c'), ['a1 b2 c3', 'a1 c3']],
    [
      'optional goes on without',
      [a, loop({ min: 2, max: 2 }, true), c],
      line('a', 'b', 'b', 'c'),
      ['a1 b2 b3 c4', 'a1 c4'],
    ],
    ['next inside', [a, loop({ min: 2, max: 2, by: 'next' }), c], line('a', 'b', 'x', 'b', 'c'), []],
    [
      'any inside',
      [a, loop({ min: 2, max: 2, by: 'followedByAny' }), c],
      line('a', 'b', 'b', 'b', 'c'),
      ['a1 b2 b3 c5', 'a1 b2 b4 c5'],
    ],
    ['until ends it', [a, loop({ until: { type: 'x' } }), c], line('a', 'b', 'x', 'b', 'c'), ['a1 b2 c5']],
    ['greedy leaves nothing', [a, loop({ greedy: true }), c], line('a', 'b', 'x', 'b', 'c'), ['a1 b2 b4 c5']],
    ['greedy where it may be left out', [a, loop({ min: 0, greedy: true }), c], line('a', 'b', 'c'), ['a1 b2 c3']],
    ['greedy at the end is every number', [a, loop({ greedy: true })], line('a', 'b', 'b'), ['a1 b2', 'a1 b2 b3']],
  ])('T9 %s', (_, steps, happens, fired) => {
    expect(matches(pattern({ steps, ...all }), happens)).toEqual(fired);
  });

  const quiet = absent('quiet', 'x', { for: 10 });

  it.each<Case>([
    ['nothing between', [a, without('x'), b], line('a', 'y', 'b'), ['a1 b3']],
    ['something between', [a, without('x'), b], line('a', 'x', 'b'), []],
    ['before and behind is not between', [a, without('x'), b], line('x', 'a', 'b', 'x'), ['a2 b3']],
    ['the very next event', [a, without('x', { by: 'next' }), b], line('a', 'y', 'x', 'b'), ['a1 b4']],
    ['the very next event is such', [a, without('x', { by: 'next' }), b], line('a', 'x', 'b'), []],
    ['inside the loop before it', [a, loop({ min: 2, max: 2 }), without('x'), c], line('a', 'b', 'x', 'b', 'c'), []],
    ['next at the end', [a, without('x', { by: 'next' })], line('a', 'y', 'a', 'x'), ['a1']],
    ['a while', [a, quiet], [['a', 1], 10, 11], ['a1 @11']],
    ['a while that ends at the last instant', [a, quiet], [['a', 1], ['x', 11], 12], []],
    [
      'a while between steps',
      [a, quiet, b],
      [
        ['a', 1],
        ['b', 5],
        ['b', 12],
      ],
      ['a1 b12'],
    ],
    [
      'several whiles',
      [a, absent('quiet', 'x', { for: 10, times: { min: 2, max: 2 } })],
      [['a', 1], 11, 21],
      ['a1 @21'],
    ],
    [
      'nothing between whiles that is not to come behind them',
      [a, absent('quiet', 'x', { for: 10, times: { min: 1, max: 2 } }), without('y')],
      [['a', 1], 11, ['y', 15], 21, 101],
      [],
    ],
    [
      'nothing between whiles that is not to come before the next step',
      [a, absent('quiet', 'x', { for: 10, times: { min: 2, max: 2 } }), without('y'), b],
      [['a', 1], 11, ['y', 15], 21, ['b', 22]],
      [],
    ],
    ['a while behind the limit never ends', [a, absent('quiet', 'x', { for: 1000 })], [['a', 1], 2000], []],
  ])('T10 %s', (_, steps, happens, fired) => {
    expect(matches(pattern({ steps, within: 100, ...all }), happens)).toEqual(fired);
  });

  it('T10 without at the end holds until the limit', () => {
    const node = pattern({ steps: [a, b, without('x')], within: 10 });

    expect(matches(node, [['a', 1], ['b', 3], 10, 11])).toEqual(['a1 b3 @11']);
    expect(matches(node, [['a', 1], ['b', 3], ['x', 11], 12])).toEqual([]);
    expect(matches(node, [['a', 1], ['x', 2], ['b', 3], 12])).toEqual(['a1 b3 @11']);
  });

  it('T10 rules see the last event where time has ended the pattern', () => {
    const { fired } = played(pattern({ steps: [a, b, quiet] }), [['a', 1], ['b:7', 3], 13]);

    expect(fired).toMatchObject([{ openedAt: 1, at: 13, event: { ...eventOf('b:7', 3), properties: {} } }]);
  });

  const [ofB, ofC] = [followedBy('b', 'b'), followedBy('c', 'c')];

  it.each<Case>([
    ['both in one order', [a, together(ofB, ofC)], line('a', 'b', 'c'), ['a1 b2 c3']],
    ['both in the other', [a, together(ofB, ofC)], line('a', 'c', 'b'), ['a1 c2 b3']],
    ['each once', [a, together(ofB, ofC)], line('a', 'b', 'b', 'c', 'c'), ['a1 b2 c4']],
    ['one of them', [a, either(ofB, ofC)], line('a', 'c', 'b'), ['a1 c2']],
    ['one of them at the beginning', [either(ofB, ofC)], line('c', 'b'), ['c1', 'b2']],
    [
      'sequences one in another',
      [together([ofB, followedBy('d', 'd')], ofC), followedBy('e', 'e')],
      line('b', 'c', 'd', 'e'),
      ['b1 c2 d3 e4'],
    ],
    ['or nothing for a while', [a, either(ofB, quiet)], [['a', 1], 11, ['b', 12]], ['a1 @11']],
    ['or something before', [a, either(ofB, quiet)], [['a', 1], ['b', 5], 11], ['a1 b5']],
    ['and nothing for a while', [a, together(ofB, quiet)], [['a', 1], ['b', 5], 11], ['a1 b5 @11']],
    ['and nothing for a while before it', [a, together(ofB, quiet)], [['a', 1], 11, ['b', 15]], ['a1 b15']],
    ['and something for a while', [a, together(ofB, quiet)], [['a', 1], ['x', 3], ['b', 5], 15], []],
    ['and something behind it', [a, together(ofB, quiet)], [['a', 1], ['b', 5], ['x', 7], 15], []],
    ['and what must not come before one', [a, together([without('x'), ofB], ofC)], line('a', 'x', 'c', 'b'), []],
  ])('T11 %s', (_, steps, happens, fired) => {
    expect(matches(pattern({ steps, ...all }), happens)).toEqual(fired);
  });

  it('T12 an event at the limit is in time, and a later one is not', () => {
    const whole = pattern({ steps: [a, b], within: 10 });
    const gap = pattern({ steps: [a, { ...b, within: 10 }, { ...c, within: 10 }] });

    expect(
      matches(whole, [
        ['a', 1],
        ['b', 11],
      ]),
    ).toEqual(['a1 b11']);
    expect(
      matches(whole, [
        ['a', 1],
        ['b', 12],
      ]),
    ).toEqual([]);
    expect(
      matches(gap, [
        ['a', 1],
        ['b', 11],
        ['c', 21],
      ]),
    ).toEqual(['a1 b11 c21']);
    expect(
      matches(gap, [
        ['a', 1],
        ['b', 11],
        ['c', 22],
      ]),
    ).toEqual([]);
  });

  it('T12 a later event ends a run for good', () => {
    expect(
      matches(pattern({ steps: [a, b], within: 10 }), [
        ['a', 1],
        ['b', 12],
        ['b', 5],
      ]),
    ).toEqual([]);
  });

  it('T12 a match that is missed fires where it is asked for', () => {
    const missed = (fires: Pattern['fires']): readonly string[] =>
      matches(pattern({ steps: [a, b], within: minutes(1), fires: fires! }), [
        ['a', 0],
        ['b', 10],
        ['a', 20],
        60_019,
        60_020,
      ]);

    expect(missed('complete')).toEqual(['a0 b10']);
    expect(missed('timeout')).toEqual(['missed a20 @60020']);
    expect(missed('both')).toEqual(['a0 b10', 'missed a20 @60020']);
  });

  it('T12 what is complete, or has been gone on from for good, is not missed', () => {
    const both = { within: 10, fires: 'both', ...all } as const;

    expect(matches(pattern({ steps: [a, loop({ min: 0 })], ...both }), [['a', 1], 100])).toEqual(['a1']);
    expect(matches(pattern({ steps: [a, b, c], ...both }), [['a', 1], ['b', 2], 100])).toEqual(['missed a1 b2 @11']);
  });

  const [ab, any] = [[a, followedByAny('b', 'b')], line('a', 'b', 'a', 'b')];

  it.each<readonly [NonNullable<Pattern['skip']> | undefined, readonly string[]]>([
    [{ to: 'none' }, ['a1 b2', 'a1 b4', 'a3 b4']],
    [{ to: 'next' }, ['a1 b2', 'a3 b4']],
    [{ to: 'pastLast' }, ['a1 b2', 'a3 b4']],
    [undefined, ['a1 b2', 'a3 b4']],
    [{ to: 'first', of: 'b' }, ['a1 b2', 'a3 b4']],
    [{ to: 'last', of: 'a' }, ['a1 b2', 'a1 b4', 'a3 b4']],
  ])('T13 %j', (skip, fired) => {
    expect(matches(pattern({ steps: ab, ...(skip && { skip }) }), any)).toEqual(fired);
  });

  it('T13 overlapping matches fire once, the earliest, where nothing is said', () => {
    expect(matches(pattern({ steps: [a, b] }), line('a', 'a', 'b', 'b', 'a', 'b'))).toEqual(['a1 b3', 'a5 b6']);
  });

  it('T13 a match that time ends leaves those alone that have begun since its last event', () => {
    expect(matches(pattern({ steps: [a, quiet] }), [['a', 1], ['a', 5], 20])).toEqual(['a1 @11', 'a5 @15']);
  });

  it('T14 an event that is remembered is not seen again', () => {
    const twice = eventOf('a', 1);
    const step = compile(small({ triggers: { t: pattern({ steps: [a, followedBy('again', 'a')] }) } }));
    const ids = Array.from({ length: 40 }, (_, i) => eventOf('x', i + 2));
    const state = [twice, ...ids].reduce(
      (before, each) => step(before, each, 99).state,
      step(undefined, twice, 99).state,
    );

    expect(step(state, twice, 99).fired).toEqual([]);
    expect(step(state, eventOf('a', 50), 99).fired).toHaveLength(1);
  });

  it('T14, S5 remembers 48 steps, and counts what it has let go', () => {
    const many = Array.from({ length: 100 }, (_, i) => ['a', i + 1] as const);
    const memory = (node: Pattern): PatternMemory => played(node, many).state!.triggers['t'] as PatternMemory;
    const begun = memory(pattern({ steps: [a, b] }));
    const looped = memory(pattern({ steps: [begin('a', 'a', { times: { by: 'followedByAny' } }), b] }));

    expect([begun.runs.length, begun.events.length, begun.dropped]).toEqual([48, 48, 52]);
    expect(begun.events[0]!.id).toBe('a53');
    expect(looped.runs.length).toBe(48);
    expect(looped.dropped).toBeGreaterThan(1000);
  });

  it('T14 runs share what they have in common, and keep of it what paths lead to', () => {
    const where = compare('event.n', 'gte', 'steps.a.n');
    const node = pattern({ steps: [a, followedByAny('b', 'b'), followedBy('c', { type: 'c', where })] });
    const { state } = played(node, [
      ['a:1', 1],
      ['b:2', 2],
      ['b:3', 3],
    ]);

    expect(state!.triggers['t']).toEqual({
      events: [rememberedOf('a:1', 1), rememberedOf('b:2', 2), rememberedOf('b:3', 3)],
      runs: [
        { step: 'a', event: 0, open: ['b'] },
        { up: 0, step: 'b', event: 1, open: ['c'] },
        { up: 0, step: 'b', event: 2, open: ['c'] },
      ],
    });
    expect((played(pattern({ steps: [a, b] }), [['a:1', 1]]).state!.triggers['t'] as PatternMemory).events).toEqual([
      rememberedOf('a', 1),
    ]);
  });

  it('S3 wakes when time changes something, and not otherwise', () => {
    const wakeAt = (node: Pattern): number | undefined =>
      compile(small({ triggers: { t: node } }))(undefined, eventOf('a', 1), 1).wakeAt;

    expect(wakeAt(pattern({ steps: [a, b], within: 10 }))).toBe(undefined);
    expect(wakeAt(pattern({ steps: [a, b], within: 10, fires: 'timeout' }))).toBe(11);
    expect(wakeAt(pattern({ steps: [a, quiet, b], within: 100 }))).toBe(11);
  });

  it('T5 an event later than a while lets it end first', () => {
    expect(
      matches(pattern({ steps: [a, quiet, b] }), [
        ['a', 1],
        ['b', 11],
        ['b', 12],
      ]),
    ).toEqual(['a1 b12']);
  });
});
