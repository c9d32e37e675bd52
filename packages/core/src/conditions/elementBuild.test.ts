import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import type { Node } from '../shape/shape.ts';
import { gt } from './gt.ts';
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
});
