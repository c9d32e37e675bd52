import { days, hours } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { ContactBook } from './contactBook.ts';
import { Latencies } from './latencies.ts';
import { Timeline } from './timeline.ts';

describe('ContactBook', () => {
  it('counts the most messages in any seven days, to the millisecond', () => {
    const book = new ContactBook();
    for (const at of [0, 1, days(7)]) book.add('a', at);
    for (const at of [0, 1, days(7) - 1]) book.add('b', at);
    book.add('c', 5);
    expect(book.mostAWeek(5)).toEqual([2, 1, 1, 1]);
  });

  it('does not count a message that never went out', () => {
    const book = new ContactBook();
    for (const at of [0, 0, 1]) book.add('a', at);
    book.add('b', 5);
    book.remove('a', 0);
    book.remove('b', 5);
    book.remove('c', 5);
    expect(book.mostAWeek(2)).toEqual([1, 0, 1]);
  });

  it('has everybody at 0 where nobody was written to', () => {
    expect(new ContactBook().mostAWeek(3)).toEqual([3]);
  });
});

describe('Latencies', () => {
  it('gives quantiles that are right to within a tenth', () => {
    const latencies = new Latencies();
    for (let n = 1; n <= 1_000; n += 1) latencies.add(n / 100);
    expect(latencies.quantile(0.5) / 5).toBeCloseTo(1, 1);
    expect(latencies.quantile(0.99) / 9.9).toBeCloseTo(1, 1);
    expect(latencies.buckets().reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  });

  it('is 0 where there is none', () => {
    expect(new Latencies().quantile(0.5)).toBe(0);
    expect(new Latencies().buckets()).toEqual([]);
  });
});

describe('Timeline', () => {
  it('takes longer stretches rather than too many, and leaves no gap', () => {
    const timeline = new Timeline();
    for (const at of [0, hours(5), days(3)]) timeline.add(at, 'x');
    const { length, stretches } = timeline.stretches(20);
    expect(length).toBe(hours(6));
    expect(stretches).toHaveLength(13);
    expect(stretches.map(({ counts }) => counts.of('x'))).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});
