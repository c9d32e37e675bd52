import type { Decision } from '@opportune/core';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import { Choices } from '../run/choices.ts';
import { whatIfTable, type Outcome } from './whatIfTable.ts';

const outcome = (name: string, counts: Readonly<Record<string, number>>): Outcome => {
  const choices = new Choices();
  for (const [action, count] of Object.entries(counts)) {
    for (let i = 0; i < count; i += 1) {
      const cause = { kind: 'request', id: String(i) } as const;
      choices.add({ customer: 'ada', action, cause, slot: 'hero', at: i } as Decision);
    }
  }
  return { name, choices };
};

const base = outcome('as it is', { sale: 1_200, thanks: 300 });
const variants = [outcome('fewer', { sale: 600, thanks: 300 }), outcome('more', { sale: 1_200, thanks: 310, news: 5 })];
const table = (columns: number, colors = pico.createColors(false)): readonly string[] =>
  whatIfTable('What it is about', base, variants, columns, colors).split('\n');

describe('whatIfTable', () => {
  it('sets what was chosen beside what would have been', () => {
    const lines = table(100);
    expect(lines[1]).toBe('What if?  What it is about');
    const row = (name: string): string | undefined => lines.find((line) => line.startsWith(`  ${name} `));
    expect(row('sale')).toMatch(/^ {2}sale +1,200 +█+ +600 +▼ 600 █+ +1,200 +=/);
    expect(row('thanks')).toMatch(/ 300 .* 300 +=.* 310 +▲ 10 /);
    expect(row('news')).toMatch(/ 0 +0 +=.* 5 +▲ 5 ▏/);
    expect(row('all')).toMatch(/ 1,500 +900 +▼ 600 +1,515 +▲ 15$/);
    expect(row('fewer')).toMatch(/0 decisions gained, 600 lost$/);
    expect(row('more')).toMatch(/15 decisions gained, 0 lost$/);
  });

  it('draws all bars to one scale', () => {
    const bars = table(100)
      .find((line) => line.startsWith('  sale '))!
      .match(/█+/g)!
      .map((bar) => bar.length);
    expect(bars).toEqual([8, 4, 8]);
  });

  it.each([90, 100, 120])('fits into a terminal of %d columns, with colours that change no letter', (columns) => {
    const plain = table(columns);
    for (const line of plain) expect(line.length).toBeLessThan(columns);
    const painted = table(columns, pico.createColors(true)).map((line) =>
      line.replaceAll(/\u001B\[\d+m/g, '').trimEnd(),
    );
    expect(painted).toEqual(plain);
  });
});
