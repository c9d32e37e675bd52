import { instant, type Explained } from '@opportune/core';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import type { Inquiry } from '../run/inquire.ts';
import { whyNot } from './whyNot.ts';

const now = instant('2026-10-19T09:00:00Z');
const cause = { kind: 'trigger', trigger: 'lapsed', match: 'e1', at: now } as const;
const fate = {
  action: 'win-back',
  cause,
  stage: 'qualify',
  reason: 'NOT_ELIGIBLE',
  clause: '/actions/1/when',
} as const;

const dropped: Explained = {
  action: 'win-back',
  cause,
  sentence:
    'win-back is not eligible: profile.spend365d is 312.5, needed at least 500, as is said at length in a sentence.',
  fate,
};

const inquiries: readonly Inquiry[] = [
  {
    input: { kind: 'wakeUp', customer: 'ada' },
    now,
    findings: [
      {
        candidate: dropped,
        next: { at: undefined, waited: [fate], sentence: '' },
        change: { changes: undefined, sentence: 'No change was found.' },
      },
      {
        candidate: dropped,
        next: {
          at: now + 60_000,
          waited: [
            { ...fate, reason: 'CAPPED' },
            { ...fate, reason: 'OUTRANKED' },
          ],
          sentence: '',
        },
        change: {
          changes: [{ path: 'profile.spend365d', from: 312.5, to: 500 }],
          sentence: 'win-back would be chosen if profile.spend365d were 500 instead of 312.5, and on and on.',
        },
      },
      { candidate: dropped },
    ],
  },
  {
    input: { id: 'e2', type: 'purchase', customer: 'ada', time: now, properties: { total: 2053.07 } },
    now,
    findings: [],
  },
  { input: { kind: 'request', id: 'r1', customer: 'ada' }, now, findings: [] },
];

const plain = pico.createColors(false);

describe('whyNot', () => {
  it('says of each candidate why, when its turn comes, and what would have to be different', () => {
    expect(whyNot('ada', inquiries, 100, plain).split('\n')).toEqual([
      '',
      'Why not?  What was considered for customer ada, and what it would have taken',
      '',
      '  Mon 19 Oct 2026 09:00 UTC  time passed: lapsed',
      '    – win-back is not eligible: profile.spend365d is 312.5, needed at least 500, as is said at',
      '      length in a sentence.',
      '      its turn  not by waiting (not eligible)',
      '    – win-back is not eligible: profile.spend365d is 312.5, needed at least 500, as is said at',
      '      length in a sentence.',
      '      its turn  Mon 19 Oct 2026 09:01 UTC (until then: contacted too often → something was better)',
      '      what if   win-back would be chosen if profile.spend365d were 500 instead of 312.5, and on and',
      '                on.',
      '    – win-back is not eligible: profile.spend365d is 312.5, needed at least 500, as is said at',
      '      length in a sentence.',
      '',
      '  Mon 19 Oct 2026 09:00 UTC  purchase of 2,053',
      '',
      '  Mon 19 Oct 2026 09:00 UTC  a page asks',
    ]);
  });

  it.each([60, 80, 100])('fits into a terminal of %d columns', (columns) => {
    for (const line of whyNot('ada', inquiries, columns, plain).split('\n').slice(2)) {
      expect(line.length).toBeLessThan(columns);
    }
  });

  it('is the same text in colour', () => {
    const painted = whyNot('ada', inquiries, 100, pico.createColors(true));
    expect(painted).toContain('\u001B[');
    expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(whyNot('ada', inquiries, 100, plain));
  });
});
