import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import { Figures } from '../run/figures.ts';
import { draw } from './draw.ts';
import { plainView } from './plainView.ts';
import type { Scene } from './scene.ts';
import { bar } from './text.ts';
import { millis, percent } from './words.ts';

const scene = (): Scene => {
  const figures = new Figures();
  const cause = { kind: 'trigger', trigger: 'lapsed', match: 'e1', event: 'e1', at: 0 } as const;
  figures.events = 1_234_567;
  figures.tally.add(
    {
      decisions: [],
      fired: [],
      faults: [],
      dropped: [{ action: 'win-back', cause, stage: 'limit', reason: 'NO_CONSENT', clause: '/funnel/1', seen: null }],
    },
    'c00001',
    0,
  );
  return {
    mode: 'shop',
    title: 'a shop',
    standing: { phase: 'open', now: 0, done: 0.5 },
    figures,
    rate: 1_000,
    elapsed: 1,
  };
};

describe('draw', () => {
  it.each([80, 100, 121])('fits into a terminal of %d columns', (columns) => {
    for (const line of draw(scene(), columns, 30, pico.createColors(false))) expect(line.length).toBeLessThan(columns);
  });

  it('says in 80 columns which shop it is, when it is there, and that the platform is down', () => {
    const shown = { ...scene(), title: 'a shop of 600 customers, 14 days, seed 7' };
    const down = { ...shown, standing: { phase: 'outage', now: Date.parse('2026-10-25T14:00Z'), done: 0.5 } as const };
    const [first, second, ...rest] = draw(down, 80, 40, pico.createColors(false));
    expect(first).toMatch(/^Opportune {2}a shop of 600 customers, 14 days, seed 7 +Sun 25 Oct 2026 14:00 UTC$/);
    expect(second).toContain('mailing platform is down');
    expect(rest.join('\n')).toContain('Mailing platform: down, nobody answers');
    expect(rest.join('\n')).toContain('0 refused · 0 retried · 0 given up');
    expect(draw(shown, 80, 40, pico.createColors(false)).join('\n')).toContain('Mailing platform, over HTTP');
  });

  it('fits into a low terminal', () => {
    expect(draw(scene(), 80, 20, pico.createColors(false)).length).toBeLessThan(20);
  });

  it('says what was decided and why', () => {
    const text = draw(scene(), 100, 40, pico.createColors(false)).join('\n');
    expect(text).toContain('1,234,567 events');
    expect(text).toContain('– win-back has no consent: none was given.');
    expect(text).toMatch(/no consent +1 █/);
  });
});

describe('plainView', () => {
  it('writes a line for each tenth, not for each look', () => {
    const lines: string[] = [];
    const view = plainView((line) => lines.push(line));
    const at = (done: number): Scene => ({ ...scene(), standing: { phase: 'open', now: 0, done } });
    for (const done of [0, 0.01, 0.05, 0.1, 0.11, 0.55]) view.show(at(done));
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('55 %');
  });
});

describe('words', () => {
  it.each([
    [0.0004, '0 µs'],
    [0.0213, '21 µs'],
    [0.0951, '0.10 ms'],
    [0.2, '0.20 ms'],
    [3.44, '3.4 ms'],
    [123.4, '123 ms'],
  ])('%d ms is %s', (took, text) => {
    expect(millis(took)).toBe(text);
  });

  it('draws bars to an eighth', () => {
    expect([bar(0, 4), bar(0.001, 4), bar(0.5, 4), bar(0.66, 4), bar(1, 4)]).toEqual(['', '▏', '██', '██▋', '████']);
    expect([percent(0.056), percent(0.56), percent(1)]).toEqual(['5.6 %', '56 %', '100 %']);
  });
});
