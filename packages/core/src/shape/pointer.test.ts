import { expect, it } from 'vitest';

import { stepsOf, under, withoutSlash } from './pointer.ts';

it.each([
  ['', 'funnel', '/funnel'],
  ['/funnel', 0, '/funnel/0'],
  ['/a', 'b/c', '/a/b~1c'],
  ['/a', 'm~n', '/a/m~0n'],
  ['/a', '~1', '/a/~01'],
  ['/a', '//', '/a/~1~1'],
  ['', '', '/'],
  ['', ' ', '/ '],
])('a step from %j to %j is %j (RFC 6901)', (at, key, pointer) => {
  expect(under(at, key)).toBe(pointer);
});

it.each([
  ['', []],
  ['/', ['']],
  ['/funnel/0', ['funnel', '0']],
  ['/a~1b/m~0n', ['a/b', 'm~n']],
  ['/~01/~1~1', ['~1', '//']],
])('%j leads through %j (RFC 6901)', (at, steps) => {
  expect(stepsOf(at)).toEqual(steps);
  expect(steps.reduce(under, '')).toBe(at);
});

it('a name without slashes is the same name only', () => {
  const names = ['a/b', 'a~1b', 'a~b', 'a~0b', 'ab'];

  expect(new Set(names.map(withoutSlash)).size).toBe(names.length);
  expect(names.map(withoutSlash).join('')).not.toContain('/');
});
