import { describe, expect, it } from 'vitest';

import { chart } from './chart.ts';

const row = (subject: string, n: number, perSecond: number) => ({ subject, n, perSecond, p50us: 1, p99us: 2 });

const drawn = chart({
  name: 'a',
  title: 'Fast & faster',
  machine: 'a <machine>',
  rows: [
    row('opportune', 10, 1_000_000),
    row('opportune', 1_000, 500_000),
    row('peer', 10, 90_000),
    row('peer', 1_000, 480_000),
    row('slow', 10, 20),
  ],
});

describe('the chart', () => {
  it('says what is measured and where, as text of XML', () => {
    expect(drawn).toContain('>Fast &amp; faster</text>');
    expect(drawn).toContain('>a &lt;machine&gt;</text>');
  });

  it('has every power of ten and every size on its axes', () => {
    const texts = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    expect(texts).toEqual(expect.arrayContaining(['10', '100', '1k', '10k', '100k', '1M', '1,000', 'actions']));
  });

  it('writes each subject beside the end of its line, once, and says where a line ends early', () => {
    expect(drawn.match(/opportune: 500k\/s/g)).toHaveLength(1);
    expect(drawn.match(/peer: 480k\/s/g)).toHaveLength(1);
    expect(drawn).toContain('slow: 20/s at 10<');
  });

  it('keeps labels of lines that end side by side apart', () => {
    const labels = [...drawn.matchAll(/ y="([\d.]+)" font-size="14" font-weight/g)].map(([, y]) => Number(y));
    expect(labels).toHaveLength(3);
    expect(labels[1]! - labels[0]!).toBeGreaterThanOrEqual(19);
    expect(labels[2]! - labels[1]!).toBeGreaterThanOrEqual(19);
  });

  it('stands on white of its own, so that it can be read on a dark page', () => {
    expect(drawn).toMatch(/<rect width="960" height="620" rx="14" fill="#fff"\/>/);
  });
});
