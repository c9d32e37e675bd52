import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { retrace, type DecisionRecord } from '../../src/why/index.ts';
import { recordedNow, recordedStep } from './recorded.ts';

const FILE = new URL('fixtures/records.jsonl', import.meta.url);

test('W2 records of another day and another machine are made again to the byte', () => {
  const records = readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DecisionRecord);
  const retraced = [...retrace(recordedStep(), records)];

  expect(records.filter(({ decisions }) => decisions.length > 0).length).toBeGreaterThan(20);
  expect(retraced.filter(({ difference }) => difference !== undefined).map(({ difference }) => difference)).toEqual([]);
  expect(retraced.some(({ isOtherState, isOtherStrategy }) => isOtherState || isOtherStrategy)).toBe(false);
});

test('W1 records that are made today are those that were made then; -u writes them anew', async () => {
  const lines = recordedNow().map((record) => `${JSON.stringify(record)}\n`);

  await expect(lines.join('')).toMatchFileSnapshot(FILE.pathname);
});
