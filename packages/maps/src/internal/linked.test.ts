import { expect, test } from 'vitest';

import { linked } from './linked.ts';

test('a link says in its query of which decision it was', () => {
  const url = 'https://shop.example/?opportune_decision_id=d%201&opportune_customer_id=';
  expect(linked(url, 'opportune_decision_id')).toBe('d 1');
  expect(linked(url, 'opportune_customer_id')).toBeUndefined();
});

test.each([undefined, '', 'no link'])('%j says nothing', (url) => {
  expect(linked(url, 'opportune_decision_id')).toBeUndefined();
});
