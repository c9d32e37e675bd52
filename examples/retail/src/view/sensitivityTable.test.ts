import type { Sensitivity } from '@opportune/core/why';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import { sensitivityTable } from './sensitivityTable.ts';

const row = (factor: string, changed: number): Sensitivity => ({
  clause: '/funnel/3/by',
  factor,
  decisions: 2_000,
  changed,
  share: changed / 2_000,
});
const rows = [row('propensity', 0), row('value', 1_000), row('lever', 1)];
const table = (columns: number, colors = pico.createColors(false)): readonly string[] =>
  sensitivityTable(rows, columns, colors).split('\n');

describe('sensitivityTable', () => {
  it('says of each factor how many decisions hang on it', () => {
    const [, title, , none, half, one] = table(100);

    expect(title).toBe('What does the ranking hang on?  2,000 decisions, each without one factor');
    expect(none).toMatch(/^ {2}propensity +0\.0 % +as before$/);
    expect(half).toMatch(/^ {2}value +50 % {2}█{23} +1,000 otherwise$/);
    expect(one).toMatch(/^ {2}lever +0\.1 % {2}▏ +1 otherwise$/);
  });

  it.each([80, 100])('fits into a terminal of %d columns, with colours that change no letter', (columns) => {
    const plain = table(columns);
    for (const line of plain) expect(line.length).toBeLessThan(columns);
    const painted = table(columns, pico.createColors(true)).map((line) => line.replaceAll(/\u001B\[\d+m/g, ''));
    expect(painted).toEqual(plain);
  });
});
