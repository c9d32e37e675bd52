import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { replay } from '@opportune/core';
import { describe, expect, it, vi } from 'vitest';

import { ABSENT, shared } from '../../../../.config/shared.ts';
import { runDemo } from '../../test/runDemo.ts';
import { temporary } from '../../test/temporary.ts';
import type { HistoryMode } from '../cli/options.ts';
import { demo } from '../demo.ts';
import { readHistory } from '../history/readHistory.ts';
import { Rejects } from '../history/rejects.ts';
import { toInputs } from '../history/toInputs.ts';
import { retailStep } from '../strategy.ts';
import { Figures } from './figures.ts';
import { runHistory } from './runHistory.ts';
import type { Summary } from './summary.ts';

const retailFile = shared('data/online_retail/online_retail.csv.gz');
const ottoFile = shared('data/otto_sample/otto_sessions.jsonl.gz');

async function run(events: string, untilDrained = false): Promise<Figures> {
  const figures = new Figures();
  const mode: HistoryMode = { mode: 'history', events, columns: {}, untilDrained };
  const standing = { phase: 'reading', now: 0, done: 0 } as const;
  await runHistory(mode, temporary(), figures, { ...standing }, new AbortController().signal);
  return figures;
}

/** What the demo says with these flags. */
async function say(...flags: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  await demo(flags, new AbortController().signal);
  log.mockRestore();
  // Where the test itself runs in colour, so does what it runs.
  return stripVTControlCharacters(lines.join('\n'));
}

describe('Online Retail', () => {
  it('fires for all who lapse when time runs on', { timeout: 60_000 }, async ({ skip }) => {
    if (retailFile === undefined) return skip(ABSENT);
    const { tally, events, customers, skipped, rejected } = await run(retailFile, true);
    expect({ events, customers, skipped, rejected }).toEqual({
      events: 22_190,
      customers: 4_372,
      skipped: { 'no customer': 135_080 },
      rejected: 0,
    });
    expect(tally.faults.total).toBe(0);
    // Whatever was decided, the cap held.
    expect(tally.contacts.mostAWeek(customers).slice(4)).toEqual([]);
    expect(tally.triggers.toJSON()).toMatchObject({ second_purchase: 2_845, big_purchase: 1_323, lapsed: 7_325 });
  });

  it('fires exactly as often as it should, from the command line', { timeout: 60_000 }, async ({ skip }) => {
    if (retailFile === undefined) return skip(ABSENT);
    const folder = temporary();
    const json = join(folder, 'summary.json');
    const output = await say('--events', retailFile, '--json', json, '--out', folder);
    const summary = JSON.parse(readFileSync(json, 'utf8')) as Summary;
    expect(summary).toMatchObject({
      mode: 'history',
      events: 22_190,
      customers: 4_372,
      rejected: 0,
      report: join(folder, 'report.html'),
    });
    expect(summary.triggers).toEqual({
      promotion_clicked: 0,
      trading_up: 0,
      cart_abandoned: 0,
      second_purchase: 2_845,
      big_purchase: 1_323,
      lapsed: 4_928,
      first_week: 4_340,
    });
    expect(Object.values(summary.decisionsByAction).reduce((sum, count) => sum + count, 0)).toBe(summary.decisions);
    expect(output).toContain('135,080 lines: no customer');
    expect(output).toContain('considered for customer 17443');
    expect(output).toContain('would be chosen if profile.engagement were 5 instead of 4.934.');
    expect(output).toMatch(/\n {2}all +12,322 +11,235 ▼ 1,087 +12,333 +▲ 11\n/);
    expect(output).toMatch(/\n {2}1 a week +0 decisions gained, 1,087 lost\n/);
    expect(output).toMatch(/\n {2}value +19 % +█+▋ +2,315 otherwise\n/);
    expect(readFileSync(summary.report, 'utf8')).toContain('<!doctype html>');
  });
});

describe('OTTO', () => {
  it('finds 19 abandoned carts of 7 users', async ({ skip }) => {
    if (ottoFile === undefined) return skip(ABSENT);
    const { events, tally } = await run(ottoFile);
    expect(events).toBe(862);
    expect(tally.triggers.of('cart_abandoned')).toBe(19);

    const rejects = new Rejects(join(temporary(), 'rejected.jsonl'));
    const history = await readHistory({ file: ottoFile, named: {}, rejects, progress: () => undefined });
    const users = new Set<string>();
    for (const { input, result } of replay(retailStep({ trace: false }), toInputs(history.events, new Set()))) {
      if (result.fired.some(({ name }) => name === 'cart_abandoned')) users.add(input.customer);
    }
    expect(users.size).toBe(7);
  });
});

describe('a history of one’s own', () => {
  it('goes on after malformed lines, shows them and keeps them', { timeout: 30_000 }, async () => {
    const folder = temporary();
    const file = join(folder, 'mine.csv');
    writeFileSync(file, 'who,bought,sum\na,2026-01-01,10\na,never,20\na,2026-01-02,1500\nb,2026-01-03\n');
    const json = join(folder, 'summary.json');
    const output = await say(
      ...`--events ${file} --map who=customer --map bought=time --map sum=total --json ${json} --out ${folder}`.split(
        ' ',
      ),
    );
    const summary = JSON.parse(readFileSync(json, 'utf8')) as Summary;
    expect(summary).toMatchObject({ events: 2, rejected: 2, rejectedFile: join(folder, 'rejected.jsonl') });
    expect(summary.triggers).toMatchObject({ second_purchase: 1, big_purchase: 1 });
    expect(output).toContain('line 3: time: "never" is no date and time');
    expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('says what is wrong without a stack trace, and ends with 2', { timeout: 30_000 }, async () => {
    const { code, output } = await runDemo('--events', 'nowhere.csv');
    expect(code).toBe(2);
    expect(output).toContain('there is no file');
    expect(output).not.toMatch(/\n\s+at /);
  });
});
