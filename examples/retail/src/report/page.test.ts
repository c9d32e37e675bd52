import { describe, expect, it } from 'vitest';

import { Figures } from '../run/figures.ts';
import { summaryOf } from '../run/summary.ts';
import { page } from './page.ts';
import { ticks } from './ticks.ts';

const html = (change: (figures: Figures) => void, title = 'a shop'): string => {
  const figures = new Figures();
  change(figures);
  return page({
    title,
    figures,
    summary: summaryOf(figures, { mode: 'shop', seconds: 1, report: '/tmp/report.html' }),
  });
};

describe('page', () => {
  it('needs nothing from anywhere else', () => {
    const text = html(() => undefined);
    expect(text).not.toMatch(/https?:|<script|<link|<img|@import|url\(/);
    expect(text).toContain('prefers-color-scheme: dark');
  });

  it('survives a run in which nothing happened', () => {
    expect(html(() => undefined)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('trusts no name', () => {
    expect(html(() => undefined, '<b>"x" & y</b>')).toContain('&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;');
  });

  it('gives each picture a name and its figures as a table', () => {
    const text = html((figures) => {
      figures.customers = 2;
      figures.latencies.add(0.2);
      for (const [n, customer] of ['a', 'a', 'a', 'b'].entries()) figures.tally.contacts.add(customer, n);
    });
    const count = (part: string): number => text.split(part).length - 1;
    expect(count('<svg')).toBe(count('role="img" aria-label="'));
    expect(count('<details>')).toBe(count('<svg'));
    expect(text).toContain('The cap holds');
    expect(text).toContain('3 messages: 1 customer');
  });

  it('says it loudly where the cap was broken', () => {
    const text = html((figures) => {
      figures.customers = 1;
      for (let n = 0; n < 5; n += 1) figures.tally.contacts.add('a', n);
    });
    expect(text).toContain('The cap was broken for 1 customer.');
  });
});

describe('ticks', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [36, [0, 10, 20, 30, 40]],
    [1_376, [0, 500, 1_000, 1_500]],
  ])('up to %d', (most, marks) => {
    expect(ticks(most)).toEqual(marks);
  });
});
