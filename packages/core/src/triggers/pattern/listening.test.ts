import { describe, expect, it } from 'vitest';

import { builder } from '../../../test/builder.ts';
import { event } from '../../../test/event.ts';
import { moment } from '../../../test/moment.ts';
import { gte } from '../../conditions/gte.ts';
import { indexedListeners } from '../indexedListeners.ts';
import { pattern } from '../pattern.ts';
import { absent } from './absent.ts';
import { begin } from './begin.ts';
import { followedBy } from './followedBy.ts';
import { next } from './next.ts';
import type { PatternPart } from './patternPart.ts';
import { without } from './without.ts';

const compiled = (...steps: readonly PatternPart[]): NonNullable<ReturnType<ReturnType<typeof builder>['trigger']>> =>
  builder().trigger(pattern({ steps, within: 100 }), '/triggers/t')!;

const a = begin('a', 'a');

describe('listening', () => {
  it.each<[string, readonly PatternPart[], readonly string[] | undefined]>([
    [
      'to the types of all parts',
      [a, without('x'), followedBy('b', 'b', { times: { until: { type: 'u' } } })],
      ['a', 'b', 'u', 'x'],
    ],
    ['to what must not come for a while', [a, absent('q', 'x', { for: 5 })], ['a', 'x']],
    ['to everything where the very next event counts', [a, next('b', 'b')], undefined],
    [
      'to everything where the very next event must not be such',
      [a, without('x', { by: 'next' }), followedBy('b', 'b')],
      undefined,
    ],
    ['to everything where a loop has nothing between', [a, followedBy('b', 'b', { times: { by: 'next' } })], undefined],
    ['to everything where a step takes any type', [a, followedBy('b', { where: gte('event.n', 1) })], undefined],
    ['to its type alone where it begins with a next', [next('a', 'a')], ['a']],
  ])('T7 %s', (_, steps, types) => {
    expect(compiled(...steps).listensTo).toEqual(types);
  });

  it('T7 tells the steps with which it begins, and what must not come at its end', () => {
    const steps = compiled(
      begin('a', 'a', { optional: true }),
      followedBy('b', 'b'),
      followedBy('c', 'c'),
      without('x'),
    ).steps;

    expect(steps?.map(({ type }) => type)).toEqual(['a', 'b', 'x']);
  });

  it('T7 an event with which nothing begins is shown only to those that remember something', () => {
    const triggers = Array.from({ length: 20 }, (_, i) => ({
      name: `t${i}`,
      it: compiled(begin('a', { type: 'a', where: gte('event.n', i) }), next('b', 'b')),
    }));
    const shown = (type: string, listed: string | undefined, memories: Record<string, object>): readonly string[] =>
      indexedListeners(triggers, listed)
        .concerned(moment({ event: event(type, 1, { n: 1 }) }), memories)
        .map(({ name }) => name);

    expect(shown('a', 'a', {})).toEqual(['t0', 't1']);
    expect(shown('other', undefined, {})).toEqual([]);
    expect(shown('other', undefined, { t7: {} })).toEqual(['t7']);
  });
});
