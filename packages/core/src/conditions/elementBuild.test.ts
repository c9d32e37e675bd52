import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import type { Node } from '../shape/shape.ts';
import { namedConditions } from '../strategy/namedConditions.ts';
import { any } from './any.ts';
import { gt } from './gt.ts';
import { named } from './named.ts';
import { some } from './some.ts';

const faultsIn = (condition: Node): readonly string[] => {
  const build = builder();
  build.condition(condition, '');
  return build.faults.map(({ code, path }) => `${code} ${path}`);
};
const inner = gt('element.n', 1) as Node;

describe('lists in lists', () => {
  it('C11 may be two deep', () => {
    expect(faultsIn(some('event.a', some('event.b', inner)))).toEqual([]);
  });

  it('C11 may not be three deep, which would ask length × length × length times', () => {
    expect(faultsIn(some('event.a', some('event.b', some('event.c', inner))))).toEqual(['TOO_DEEP /of/of/path']);
  });

  it('C11 may be as deep as the element itself', () => {
    expect(faultsIn(some('event.a', some('element.b', some('element.c', some('event.b', inner)))))).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, Node>>, readonly string[]]>([
    ['one more', { a: some('event.a', inner), b: some('event.b', named('a')) }, []],
    [
      'two more',
      { a: some('event.a', inner), b: some('event.b', named('a')), c: some('event.c', named('b')) },
      ['TOO_DEEP /conditions/c/of/name'],
    ],
    [
      'two more, named later',
      { c: some('event.c', named('b')), b: some('event.b', named('a')), a: some('event.a', inner) },
      ['TOO_DEEP /conditions/c/of/name'],
    ],
    ['one beside another', { a: some('event.a', inner), b: any(named('a'), some('event.b', named('a'))) }, []],
  ])('C11 count where they are named: %s', (_, conditions, faults) => {
    const build = builder({ conditions });
    build.shared(namedConditions).complete();

    expect(build.faults.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });
});
