import { exists, matcher } from '@opportune/core';
import { expect, test } from 'vitest';

import { polluted } from './birthright.ts';
import { fuzz, type Report } from './fuzz.ts';

const seed = Number(process.env['OPPORTUNE_SEED']);
/** Only this round. */
const only = process.env['OPPORTUNE_FUZZ_ROUND'];
/** So many rounds, however long it takes; where it is left out, as many as there is time for. */
const wanted = Number(process.env['OPPORTUNE_FUZZ'] ?? 0);
const SECONDS = 10;

let told = 0;
const goesOn = (report: Report): boolean => {
  if (wanted > 0 && report.seconds > told + 5) {
    told = report.seconds;
    process.stderr.write(`${summaryOf(report)}\n`);
  }
  if (only !== undefined) return report.rounds === 0;
  return wanted > 0 ? report.rounds < wanted : report.seconds < SECONDS;
};

const summaryOf = ({ rounds, moments, pairs, compiled, seconds, slowest, findings }: Report): string =>
  `fuzz: ${rounds} rounds, ${compiled} strategies compiled, ${moments} moments, ${pairs} pairs, ${Math.round(seconds)} s, ` +
  `${Math.round(rounds / seconds)} rounds and ${Math.round(pairs / seconds)} pairs a second, ` +
  `slowest round ${slowest.round}: ${Math.round(slowest.millis)} ms, findings ${findings.size}`;

const timeout = wanted > 0 ? 2 ** 31 - 1 : 120_000;

test('S1 whatever strategies and moments there are, nothing crashes, hangs or touches a prototype', { timeout }, () => {
  const report = fuzz(seed, Number(only ?? 0), goesOn, only === undefined ? undefined : 1);
  console.log(summaryOf(report));
  const told = Array.from(
    report.findings.values(),
    ({ round, times, message, drawn }) =>
      `${times} times, first OPPORTUNE_SEED=${seed} OPPORTUNE_FUZZ_ROUND=${round}\n${message}\n${drawn}`,
  );
  expect(told.join('\n\n')).toBe('');
});

test('C1 what is on a prototype is not an attribute', () => {
  const entries = ['profile.polluted', 'event.polluted', 'context.polluted', 'profile.a.polluted'].map((path) => ({
    id: path,
    when: exists(path),
  }));
  const found = matcher(entries);
  const moment = { profile: { a: {} }, context: {}, now: 0 };
  expect(polluted(['polluted'], 1, () => found.all(moment))).toEqual([]);
});
