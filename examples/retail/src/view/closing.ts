import type { Colors } from 'picocolors/types';

import type { Reject } from '../history/rejects.ts';
import type { Summary } from '../run/summary.ts';
import { plural, whole } from './words.ts';

/** What else there is to say at the end. */
export interface Remarks {
  readonly store?: string;
  readonly json?: string;
  readonly rejects?: readonly Reject[];
  readonly wasStopped: boolean;
}

/** The last words of a run: the figures to take along, and where everything is. */
export function closing(
  summary: Summary,
  { store, json, rejects = [], wasStopped }: Remarks,
  { bold, dim, red }: Colors,
): string {
  const { rates, triggers, rejected, rejectedFile, skipped, faults, duplicates } = summary;
  const row = (name: string, text: string): string => `  ${dim(name.padEnd(10))} ${text}`;
  const fired = Object.entries(triggers).map(([name, count]) => `${name} ${whole(count)}`);
  const speed =
    rates.stepsPerSecond === undefined
      ? `${whole(rates.eventsPerSecond)} events a second, stored and delivered`
      : `${whole(rates.linesReadPerSecond ?? 0)} lines read a second, ${whole(rates.stepsPerSecond)} whole steps a second`;
  return [
    '',
    bold(
      `${wasStopped ? 'Stopped after' : 'Done in'} ${summary.seconds.toFixed(1)} s: ${plural(summary.events, 'event')} of ` +
        `${plural(summary.customers, 'customer')}, ${plural(summary.decisions, 'decision')}`,
    ),
    row('speed', speed),
    row('triggers', fired.slice(0, 3).join(', ')),
    row('', fired.slice(3).join(', ')),
    ...(duplicates > 0
      ? [row('known', `${plural(duplicates, 'input')} had been dealt with before, and changed nothing`)]
      : []),
    ...Object.entries(skipped).map(([why, count]) => row('skipped', `${plural(count, 'line')}: ${why}`)),
    ...(rejected > 0 ? [row('rejected', red(`${plural(rejected, 'line')}, kept in ${rejectedFile ?? '?'}`))] : []),
    ...rejects.map(({ line, reason }) => row('', `line ${String(line)}: ${reason}`)),
    ...(rejected > rejects.length ? [row('', `and ${whole(rejected - rejects.length)} more`)] : []),
    ...Object.entries(faults).map(([fault, count]) => row('fault', red(`${whole(count)} × ${fault}`))),
    ...(store === undefined ? [] : [row('store', `${store} ${dim('(go on with it: npm run demo -- --resume)')}`)]),
    ...(json === undefined ? [] : [row('summary', json)]),
    row('report', bold(summary.report)),
    '',
  ].join('\n');
}
