import type { Row } from './benchmark.ts';

const COLUMNS = ['subject', 'n', 'per second', 'p50 µs', 'p99 µs', 'opportune is'] as const;

/** The rows as Markdown; beside each peer, how many times faster ours is on the same work. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const ours = rows.find(({ subject, n }) => subject === 'opportune' && n === row.n);
    const ratio = ours === undefined || ours === row ? '' : times(ours.perSecond / row.perSecond);
    return [row.subject, count(row.n), count(row.perSecond), micros(row.p50us), micros(row.p99us), ratio];
  });
  const widths = COLUMNS.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]!.length)));
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(COLUMNS), rule, ...cells.map(line)].join('\n');
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US');

const micros = (value: number): string => (value < 100 ? value.toFixed(1) : count(value));

const times = (ratio: number): string => (ratio >= 10 ? `${count(ratio)} × faster` : `${ratio.toFixed(1)} × as fast`);
