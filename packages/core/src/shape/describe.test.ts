import { describe as group, expect, it } from 'vitest';

import { describe, show } from './describe.ts';
import type { Shape } from './shape.ts';

group('describe', () => {
  it.each<[Shape, string]>([
    [{ is: 'text' }, 'a text'],
    [{ is: 'list', of: { is: 'text' } }, 'a list'],
    [{ is: 'node', family: 'policy' }, 'a policy'],
    [{ is: 'oneOf', of: ['mon', 'tue'] }, 'one of mon, tue'],
    [{ is: 'true' }, 'true'],
    [{ is: 'term' }, 'a path, a finite number or a term'],
    [{ is: 'number' }, 'a finite number'],
    [{ is: 'number', min: 0, max: 1 }, 'a finite number of at least 0 and of at most 1'],
    [{ is: 'number', above: 0, whole: true }, 'a whole number above 0'],
  ])('%j', (shape, words) => {
    expect(describe(shape)).toBe(words);
  });
});

group('show', () => {
  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    ['a"b', '"a\\"b"'],
    ['x'.repeat(70), `"${'x'.repeat(60)}…"`],
    [[1, 2], 'a list of 2'],
    [{ a: 1 }, 'an object'],
    [null, 'null'],
    [Number.NaN, 'NaN'],
    [5n, '5'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function, which cannot be stored'],
    [Object.create(null), 'an object'],
  ])('%s', (value, words) => {
    expect(show(value)).toBe(words);
  });
});
