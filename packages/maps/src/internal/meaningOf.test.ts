import { expect, test } from 'vitest';

import { meaningOf } from './meaningOf.ts';

const outcomes = { opened: 'impression' } as const;

test('a word means what is said of it, and nothing that every object has', () => {
  expect(meaningOf('metric', 'opened', outcomes)).toEqual({ type: 'impression' });
  expect(meaningOf('metric', 'toString', outcomes)).toEqual({ why: 'metric "toString" is not read' });
});

test('a long word is cut, as it comes from outside', () => {
  expect(meaningOf('metric', 'x'.repeat(200), outcomes)).toEqual({ why: `metric "${'x'.repeat(100)}" is not read` });
});
