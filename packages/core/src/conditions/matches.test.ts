import { describe, expect, it, vi } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { judge } from '../../test/judge.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { weight } from '../factors/weight.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { qualify } from '../funnel/qualify.ts';
import type { Node } from '../shape/shape.ts';
import { amend } from '../strategy/amend.ts';
import { matcher } from '../strategy/matcher.ts';
import { compile } from '../strategy/standardCompile.ts';
import { all } from './all.ts';
import { matches } from './matches.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, pattern: string, ignoreCase: boolean, truth: Truth])[] = [
  ['A-17', '^A-[0-9]+$', false, true],
  ['A-17b', '^A-[0-9]+$', false, false],
  ['xA-17b', 'A-[0-9]+', false, true],
  ['a-17', '^A-', false, false],
  ['a-17', '^A-', true, true],
  ['anything', '', false, true],
  [17, '17', false, undefined],
  [null, '', false, undefined],
  [undefined, '', false, undefined],
];

describe('matches', () => {
  it.each(cases)('C8 %j and %j, without case %s: %s', (seen, pattern, ignoreCase, truth) => {
    expect(judge(matches('profile.x', pattern, { ignoreCase }), { profile: { x: seen } })).toBe(truth);
  });

  it('C8 does not look into a text that is too long', () => {
    const judged = [10_000, 10_001].map((n) => judge(matches('profile.x', 'a$'), { profile: { x: 'a'.repeat(n) } }));

    expect(judged).toEqual([true, undefined]);
  });

  it('C8 refuses a pattern that is none', () => {
    const build = builder();
    build.condition(matches('profile.x', '(a'), '/when');

    expect(build.faults.map(({ code, path }) => [code, path])).toEqual([['PATTERN_INVALID', '/when/pattern']]);
  });

  it('C8 refuses patterns that are too large together, each counted once an attribute', () => {
    const large = (i: number): Node => matches('profile.x', `a{990}b${i}`);
    const when = all(...Array.from({ length: 50 }, (_, i) => large(i)));
    const faults = (...more: readonly Node[]): ReturnType<typeof faultsOf> =>
      faultsOf(() =>
        matcher([{ id: 'a', when }, { id: 'b', when }, ...more.map((node, i) => ({ id: `${i}`, when: node }))]),
      );

    expect(faults(large(1), matches('profile.y', 'a'))).toEqual([]);
    expect(faults(large(50))).toEqual([['TOO_LARGE', '/2/when/pattern']]);
    expect(faults(matches('profile.y', 'a{990}b1'))).toEqual([['TOO_LARGE', '/2/when/pattern']]);
  });

  it('C8 counts the patterns of each amendment by themselves', () => {
    let step = compile(small({ funnel: [qualify(), places] }));
    const amended = (i: number): typeof step =>
      amend(step, { actions: [{ id: 'hello', channel: 'web', when: matches('context.x', `^a{990}b${i}`) }] });
    for (let i = 0; i < 60; i += 1) step = amended(i);

    expect(step(undefined, request('r1', { context: { x: `${'a'.repeat(990)}b59` } }), 0).decisions).toHaveLength(1);
    const all50 = all(...Array.from({ length: 51 }, (_, i) => matches('context.x', `^a{990}c${i}`)));
    expect(faultsOf(() => amend(step, { actions: [{ id: 'hello', channel: 'web', when: all50 }] }))).toEqual([
      ['TOO_LARGE', '/actions/0/when/of/50/pattern'],
    ]);
  });

  it('C8 looks into a text once, however many candidates are ranked by it', () => {
    const exec = vi.spyOn(String.prototype, 'charCodeAt');
    const actions = Array.from({ length: 100 }, (_, i) => ({ id: `a${i}`, channel: 'web' }));
    const step = compile(small({ actions, funnel: [arbitrate(weight(matches('context.x', '[ab]$'), 2)), places] }));
    exec.mockClear();
    const looks = (context: object): number => {
      exec.mockClear();
      step(undefined, request('r', { context: { ...context } }), 0);
      return exec.mock.calls.length;
    };

    const rest = looks({});
    expect(looks({ x: 'c'.repeat(500) }) - rest).toBeLessThan(600);
    vi.restoreAllMocks();
  });
});
