import { expect, it } from 'vitest';

import { canonical } from './canonical.ts';

it.each([
  [{ b: 1, a: [2, { d: null, c: 'x"' }] }, '{"a":[2,{"c":"x\\"","d":null}],"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [[], '[]'],
  ['a', '"a"'],
  [-0, '0'],
  [{ ä: 1, b: 2, B: 3 }, '{"B":3,"b":2,"ä":1}'],
])('%j in order is %s', (value, text) => {
  expect(canonical(value)).toBe(text);
});
