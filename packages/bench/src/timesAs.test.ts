import { expect, it } from 'vitest';

import { timesAs } from './timesAs.ts';

const PACE = { warmUpMs: 5, measureMs: 50 };

const takes = (millis: number, seen: number[]) => (i: number) => {
  seen.push(i);
  const end = performance.now() + millis;
  while (performance.now() < end);
};

it('tells how many times as long one takes as the other', () => {
  expect(timesAs(takes(0.9, []), takes(0.3, []), PACE)).toBeGreaterThan(2);
  expect(timesAs(takes(0.3, []), takes(0.9, []), PACE)).toBeLessThan(0.5);
});

it('gives both the same inputs, from 0', () => {
  const ours: number[] = [];
  const theirs: number[] = [];
  timesAs(takes(0.1, ours), takes(0.1, theirs), PACE);
  expect(ours.slice(0, 3)).toEqual([0, 1, 2]);
  expect(ours).toEqual(theirs);
});
