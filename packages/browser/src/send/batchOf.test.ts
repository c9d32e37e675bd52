import { expect, it } from 'vitest';

import { batchOf, MOST_BYTES } from './batchOf.ts';

const event = (text: string) => ({
  event: { id: 'e', type: 't', customer: 'c', time: 0, properties: { text } },
});

it('takes as many as may outlive a page, and one that is larger alone', () => {
  expect(batchOf([])).toEqual([]);
  expect(batchOf(Array.from({ length: 150 }, () => event('')))).toHaveLength(100);
  const letters = 'é'.repeat(MOST_BYTES / 8);
  const batch = batchOf(Array.from({ length: 9 }, () => event(letters)));
  expect(batch).toHaveLength(3);
  const large = event('x'.repeat(MOST_BYTES));
  expect(batchOf([large, large])).toEqual([large]);
  expect(batchOf([event(''), large])).toHaveLength(1);
});
