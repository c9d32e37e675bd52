import { expect, it } from 'vitest';

import { checkAnswers } from './funnel.ts';

it('what is written by hand chooses the same, and about one event in ten leads to a decision', () => {
  const decided = checkAnswers(6000, 100);

  expect(decided).toBeGreaterThan(200);
  expect(decided).toBeLessThan(700);
});
