import { inspect } from 'node:util';
import { createContext, Script } from 'node:vm';

import { watchBirthright } from './birthright.ts';
import { Failure } from './demands.ts';
import { Round } from './rounds.ts';

/** A round that has not come to its end after this hangs. */
const PATIENCE = 5000;
const ROUNDS_AT_ONCE = 50;

/** One way to fail, with the first round that has found it. */
interface Finding {
  readonly round: number;
  readonly message: string;
  readonly drawn: string;
  times: number;
}

export interface Report {
  rounds: number;
  moments: number;
  pairs: number;
  compiled: number;
  seconds: number;
  slowest: { round: number; millis: number };
  readonly findings: Map<string, Finding>;
}

/** Plays rounds from the given one on for as long as it is told to go on. */
export function fuzz(
  seed: number,
  first: number,
  goesOn: (report: Report) => boolean,
  atOnce: number = ROUNDS_AT_ONCE,
): Report {
  const report: Report = {
    rounds: 0,
    moments: 0,
    pairs: 0,
    compiled: 0,
    seconds: 0,
    slowest: { round: first, millis: 0 },
    findings: new Map(),
  };
  const begin = performance.now();
  let next = first;
  while (goesOn(report)) {
    const changed = watchBirthright();
    next = playBatch(seed, next, next + atOnce, report);
    const change = changed();
    if (change !== undefined) keep(report, next - 1, new Failure(change, `within ${atOnce} rounds`), []);
    report.seconds = (performance.now() - begin) / 1000;
  }
  return report;
}

/** A script is the only thing that Node can stop from outside while it runs. */
const script = new Script('play()');

function playBatch(seed: number, first: number, end: number, report: Report): number {
  let number = first;
  let stop = end;
  let suspect: number | undefined;
  let round: Round | undefined;
  const play = (): void => {
    for (; number < stop; number += 1) {
      round = new Round(seed, number);
      playOne(round, number, report);
    }
  };
  const context = createContext({ play });
  while (number < end) {
    try {
      script.runInContext(context, { timeout: PATIENCE });
      stop = end;
    } catch (error) {
      // On a busy machine many rounds together may need so long: one that hangs does so alone, too.
      if (suspect !== number) {
        suspect = number;
        stop = number + 1;
        continue;
      }
      keep(report, number, new Failure(`no end after ${PATIENCE} ms`, (error as Error).message), round?.drawn ?? []);
      number += 1;
      stop = end;
    }
  }
  return number;
}

function playOne(round: Round, number: number, report: Report): void {
  const begin = performance.now();
  try {
    round.play();
  } catch (error) {
    keep(report, number, error instanceof Failure ? error : new Failure('the round itself', error), round.drawn);
  }
  const millis = performance.now() - begin;
  if (millis > report.slowest.millis) report.slowest = { round: number, millis };
  report.rounds += 1;
  report.moments += round.moments;
  report.pairs += round.pairs;
  report.compiled += round.compiled;
}

function keep({ findings }: Report, round: number, error: Error, drawn: Round['drawn']): void {
  const signature = signatureOf(error);
  const known = findings.get(signature);
  if (known === undefined) {
    findings.set(signature, { round, times: 1, message: error.message.slice(0, 2000), drawn: written(drawn) });
  } else known.times += 1;
}

/** The same mistake at the same place is one finding, whatever the values. */
function signatureOf(error: Error): string {
  const text = error.message.replaceAll(/"[^"]*"/g, '…');
  const [what = ''] = text.split('\n');
  const place = /\/src\/[^\s)]*/.exec(error.message)?.[0] ?? '';
  return `${what.slice(0, 120)} ${place}`;
}

function written(drawn: Round['drawn']): string {
  return drawn
    .slice(0, 1)
    .concat(drawn.slice(1).slice(-5))
    .map(([what, value]) => `${what} ${writtenOne(value)}`)
    .join('\n');
}

function writtenOne(value: unknown): string {
  try {
    return inspect(value, { depth: 12, maxArrayLength: 20, maxStringLength: 200, breakLength: 160 }).slice(0, 4000);
  } catch (error) {
    return `that cannot be shown: ${String(error)}`;
  }
}
