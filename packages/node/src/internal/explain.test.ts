import { expect, test } from 'vitest';

import { explain } from './explain.ts';

test('an error is told in its own words, or by its code where it has none', () => {
  expect(explain(new Error('no'))).toBe('no');
  expect(explain(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
  expect(explain(new TypeError())).toBe('TypeError');
  expect(explain('no')).toBe('no');
});
