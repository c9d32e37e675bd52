import { retrace, type DecisionRecord, type Difference } from '@opportune/core/why';
import { describe, expect, inject, test } from 'vitest';
import { commands } from 'vitest/browser';

import { patience } from '../laws/runs.ts';
import { recordedNow, recordedStep } from '../records/recorded.ts';
import { differencesIn, type Log } from './log.ts';

const { logs, records, versions } = inject('recorded');

const linesOf = async <T>(file: string): Promise<readonly T[]> =>
  (await commands.readFile(file))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** The number whose last bit is the other one. */
function neighbour(number: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  view.setUint8(7, view.getUint8(7) ^ 1);
  return view.getFloat64(0);
}

describe('what was recorded on another day and another machine', () => {
  test('W2 is decided again in a page, to the byte', async () => {
    const recorded = await linesOf<DecisionRecord>(records);
    const retraced = [...retrace(recordedStep(), recorded)];

    expect(recorded.length).toBeGreaterThan(200);
    expect(retraced.flatMap(({ difference }) => difference ?? [])).toEqual([]);
    expect(retraced.some(({ isOtherState, isOtherStrategy }) => isOtherState || isOtherStrategy)).toBe(false);
  });

  test('W1 is the same text where a page records it', async () => {
    const lines = recordedNow().map((record) => `${JSON.stringify(record)}\n`);

    expect(lines.join('')).toBe(await commands.readFile(records));
  });

  test('W2 is told apart by a bit, in any decision and any state', async () => {
    const recorded = await linesOf<DecisionRecord>(records);
    const found = (change: (record: DecisionRecord) => DecisionRecord): readonly (Difference | undefined)[] =>
      [...retrace(recordedStep(), recorded.map(change))].map(({ difference }) => difference);

    expect(
      found((record) => ({
        ...record,
        decisions: record.decisions.map((decision) => ({ ...decision, score: neighbour(decision.score) })),
      })),
    ).toEqual(
      recorded.map(
        ({ decisions: [first] }) =>
          first && { path: '/decisions/0/score', recorded: neighbour(first.score), now: first.score },
      ),
    );
    const altered = (digest: string): string => (Number.parseInt(digest[0]!, 16) ^ 1).toString(16) + digest.slice(1);
    expect(found((record) => ({ ...record, after: altered(record.after) }))).toEqual(
      recorded.map(({ after }) => ({ path: '/after', recorded: altered(after), now: after })),
    );
  });
});

describe(`what Node ${versions.node} has just decided`, () => {
  test.each(logs.map((file, i) => [i, file] as const))('S1, W2 a page decides, part %i', patience, async (_, file) => {
    const read = await linesOf<Log>(file);

    expect(read.some(({ records: made }) => made.some(({ decisions }) => decisions.length > 0))).toBe(true);
    for (const log of read) expect(differencesIn(log)).toEqual([]);
  });
});
