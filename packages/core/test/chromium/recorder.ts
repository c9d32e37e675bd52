import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { histories, strategies } from '@opportune/testing';
import fc from 'fast-check';
import type { TestProject } from 'vitest/node';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import type { ClockSuite } from '../knownChanges.ts';
import { runs } from '../laws/runs.ts';
import { changesOf, type Changes } from './clocks.ts';
import { lowerCases } from './letters.ts';
import { logOf } from './log.ts';
import { workedOut } from './numbers.ts';

/** So many logs are one file. */
const IN_A_FILE = 100;

/** What Node has decided and what it knows, for a page to compare with. */
export interface Recorded {
  /** Of Node and its time zones. */
  readonly versions: { readonly node: string; readonly tz: string };
  /** Files of logs, a log a line. */
  readonly logs: readonly string[];
  /** The file of the records that are kept with the tests. */
  readonly records: string;
  readonly clocks: Readonly<Record<string, Changes>>;
  readonly suite: ClockSuite | undefined;
  /** What the title of a test says that has no suite. */
  readonly absent: string;
  readonly letters: Readonly<Record<string, string>>;
  /** Numbers and what was worked out of them. */
  readonly numbers: readonly (readonly [number: number, texts: readonly string[]])[];
}

declare module 'vitest' {
  export interface ProvidedContext {
    recorded: Recorded;
  }
}

const folder = fileURLToPath(new URL('../../../../node_modules/.cache/opportune/logs', import.meta.url));
const seed = Number(process.env['OPPORTUNE_SEED']);

/** Once a run, in Node. */
export function setup(project: TestProject): void {
  const { node, tz = '' } = process.versions;
  const zones = Intl.supportedValuesOf('timeZone');
  const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 3000, seed });
  const suite = sharedJson('suites/dst/transitions-2026-2027.json') as ClockSuite | undefined;
  project.provide('recorded', {
    versions: { node, tz },
    logs: writtenLogs(),
    records: fileURLToPath(new URL('../records/fixtures/records.jsonl', import.meta.url)),
    clocks: Object.fromEntries(zones.map((zone) => [zone, changesOf(zone)])),
    suite,
    absent: suite === undefined ? ` (${ABSENT})` : '',
    letters: lowerCases(),
    numbers: numbers.map((number) => [number, workedOut(number)]),
  });
}

function writtenLogs(): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const drawn = fc.sample(fc.tuple(strategies(), histories({ length: 25 })), { ...runs(2000), seed });
  const files: string[] = [];
  for (let i = 0; i < drawn.length; i += IN_A_FILE) {
    const file = `${folder}/${files.length}.jsonl`;
    const logs = drawn.slice(i, i + IN_A_FILE).map(([strategy, history]) => JSON.stringify(logOf(strategy, history)));
    writeFileSync(file, logs.join('\n'));
    files.push(file);
  }
  return files;
}
