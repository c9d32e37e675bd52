import { expect, it } from 'vitest';

import { formOf } from './formOf.ts';

const read = (text: string) => formOf(new TextEncoder().encode(text));

it('reads fields by their whole names', () => {
  expect(read('type=cleaned&data%5Bemail%5D=ada%2B1%40example.com&data[reason]=hard+bounce')).toEqual({
    type: 'cleaned',
    'data[email]': 'ada+1@example.com',
    'data[reason]': 'hard bounce',
  });
});

it('lets the last of one name count, and no name reach beyond the fields', () => {
  const fields = read('a=1&a=2&__proto__=x');
  expect(fields).toHaveProperty('a', '2');
  expect(Object.keys(fields ?? {})).toEqual(['a', '__proto__']);
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
});

it('takes what is no UTF-8 for no form', () => {
  expect(formOf(Uint8Array.of(0x61, 0x3d, 0xff))).toBeUndefined();
});
