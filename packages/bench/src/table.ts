import type { Row } from './benchmark.ts';
import { count } from './figure.ts';
import { grid } from './grid.ts';

const COLUMNS = ['subject', 'n', 'per second', 'p50 µs', 'p99 µs', 'opportune is'] as const;

/** The rows as Markdown; beside each peer, how many times faster ours is on the same work. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const ours = rows.find(({ subject, n }) => subject === 'opportune' && n === row.n);
    const ratio = ours === undefined || ours === row ? '' : times(ours.perSecond / row.perSecond);
    return [row.subject, count(row.n), perSecond(row.perSecond), micros(row.p50us), micros(row.p99us), ratio];
  });
  return grid(COLUMNS, cells);
}

const perSecond = (value: number): string => (value < 9.5 ? value.toFixed(1) : count(value));

const micros = (value: number): string => (value < 100 ? value.toFixed(1) : count(value));

const times = (ratio: number): string => (ratio >= 10 ? `${count(ratio)} × faster` : `${ratio.toFixed(1)} × as fast`);
