import { days, hours, instant, minutes } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { doneAt, outageIn } from './outage.ts';

const OPENING = instant('2026-10-19T00:00:00Z');

describe('outageIn', () => {
  it.each([
    [14, '2026-10-25T13:30:00.000Z'],
    [3, '2026-10-20T13:30:00.000Z'],
    [1, '2026-10-19T13:30:00.000Z'],
  ])('is in the middle of %d days', (open, from) => {
    const outage = outageIn(OPENING, open);
    expect(new Date(outage.from).toISOString()).toBe(from);
    expect(outage.to - outage.from).toBe(hours(5));
    expect(outage.to).toBeLessThan(OPENING + days(open));
  });
});

describe('doneAt', () => {
  const outage = outageIn(OPENING, 1);
  const whole = outage.to + minutes(30);

  it('is at once where the platform is whole', () => {
    for (const due of [0, outage.from - 1, whole, whole + days(1)]) expect(doneAt(due, outage)).toBe(due);
    expect(doneAt(outage.from, undefined)).toBe(outage.from);
  });

  it('makes up for what was due in an outage, when it is whole and in the same order', () => {
    const due = [outage.from, outage.from + minutes(1), outage.to - 1, outage.to + minutes(29)];
    const done = due.map((each) => doneAt(each, outage));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(done).size).toBe(done.length);
    expect(done[0]).toBe(whole);
    expect(done.at(-1)! - whole).toBeLessThan(minutes(6));
  });
});
