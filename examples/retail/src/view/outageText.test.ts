import { hours, instant, minutes } from '@opportune/core';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';

import type { OutageStory } from '../run/outageStory.ts';
import { outageText } from './outageText.ts';
import { delay } from './words.ts';

const from = instant('2026-10-25T13:30:00Z');
const STORY: OutageStory = {
  from,
  to: from + hours(5),
  decided: 80,
  waited: 81,
  tries: 1_041,
  delivered: 79,
  letGo: { 'too late': 1, 'ordered since': 1 },
  longestWait: hours(4.5),
  recovered: from + hours(5) + minutes(23),
  checked: { decisions: 879, once: 877, withheld: 2, waiting: 0, lost: 0, doubled: 0, astray: 0 },
};

const text = (change: Partial<OutageStory> = {}, columns = 80): string =>
  outageText({ ...STORY, ...change }, columns, pico.createColors(false));

describe('outageText', () => {
  it('tells the story in a few lines of 80 columns', () => {
    expect(`${text()}\n`).toBe(`
The mailing platform was down  Sun 25 Oct 2026 13:30 to 18:30 UTC

  outage     its process was killed, and started again on its own journal
  decided    80 e-mails meanwhile, each stored before it is sent
  waited     81 in the outbox, tried 1,041 times in vain
  recovered  23 min after it was back: 79 went out, the oldest after 4 h 30 min
  let go     1 e-mail: too late
  let go     1 e-mail: ordered since
  checked    879 decisions by id, against the platform's journal:
             877 arrived once, 2 let go, 0 lost, 0 doubled
`);
  });

  it('says what is wrong, in red', () => {
    const checked = { ...STORY.checked, lost: 1, astray: 2, waiting: 3 };
    expect(text({ checked })).toContain('2 let go, 3 still to go, 1 lost, 0 doubled, 2');
    expect(outageText({ ...STORY, checked }, 80, pico.createColors(true))).toContain('\u001B[31m877 arrived');
    expect(outageText(STORY, 80, pico.createColors(true))).toContain('\u001B[32m877 arrived');
  });

  it('does not praise where nothing waited, or waits still', () => {
    expect(text({ waited: 0 })).toMatch(/waited {5}nothing\n {2}recovered {2}at once/);
    expect(text({ delivered: 0 })).toContain('recovered  with nothing left to send');
    expect(text({ recovered: undefined })).toContain('recovered  not yet');
  });
});

it.each([
  [0, '0 s'],
  [45_000, '45 s'],
  [59_999, '60 s'],
  [minutes(23.4), '23 min'],
  [hours(2), '2 h'],
  [hours(4.5), '4 h 30 min'],
])('%d ms of delay are %s', (took, words) => {
  expect(delay(took)).toBe(words);
});
