import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';

import { fromKey, toKey } from './key.ts';

// Any code units at all: halves of surrogate pairs and NUL among them.
const text = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xd800, 0xdc00, 1)))
  .map((units) => String.fromCharCode(...units));

property.prop([text, text])('every string comes back, and no two become one', (a, b) => {
  expect(fromKey(toKey(a))).toBe(a);
  expect(toKey(a) === toKey(b)).toBe(a === b);
  expect(toKey(a)).not.toContain('\0');
  expect(Buffer.from(toKey(a), 'utf8').toString('utf8')).toBe(toKey(a));
});

test('ordinary ids are stored as they are, and nothing can pose as another', () => {
  expect(['ann', '客户😀', ''].map(toKey)).toEqual(['ann', '客户😀', '']);
  expect(toKey(toKey('\0'))).not.toBe(toKey('\0'));
  expect(fromKey(toKey(toKey('\0')))).toBe(toKey('\0'));
});
