import { expect, it } from 'vitest';

import { messageOf } from './messageOf.ts';

it.each<[unknown, string]>([
  [new Error('no'), 'no'],
  [new RangeError('far'), 'far'],
  ['text', 'text'],
  [undefined, 'nothing'],
  [null, 'null'],
  [5n, '5'],
  [Symbol('s'), 'Symbol(s)'],
  [Object.create(null), 'an object'],
  [() => 1, 'an object'],
  [Object.assign(new Error('no'), { message: Object.create(null) as string }), 'an object'],
])('says what was thrown, whatever it is: %#', (thrown, words) => {
  expect(messageOf(thrown)).toBe(words);
});
