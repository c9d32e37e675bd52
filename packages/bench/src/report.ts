import type { Benchmark, Fact, Finding, Gap, Row } from './benchmark.ts';
import { factTable } from './factTable.ts';
import { count } from './figure.ts';
import { table } from './table.ts';

/** All that a benchmark has found, as `--json FILE` writes it. */
export interface Report {
  readonly name: string;
  /** What the rows say, in a few words. */
  readonly title?: string;
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly gaps?: readonly Gap[];
  readonly facts?: readonly Fact[];
}

/** Puts findings in their places; a place that would be empty is left out. */
export function reportOf(
  { name, title }: Pick<Benchmark, 'name' | 'title'>,
  machine: string,
  findings: readonly Finding[],
): Report {
  const gaps = findings.filter((finding) => 'why' in finding);
  const facts = findings.filter((finding) => 'unit' in finding);
  return {
    name,
    title,
    machine,
    rows: findings.filter((finding) => 'perSecond' in finding),
    ...(gaps.length === 0 ? {} : { gaps }),
    ...(facts.length === 0 ? {} : { facts }),
  };
}

/** A report for people, in Markdown. */
export function markdown({ machine, rows, gaps = [], facts = [] }: Report): string {
  return [
    table(rows),
    ...(gaps.length === 0 ? [] : [gaps.map(sentence).join('\n')]),
    ...(facts.length === 0 ? [] : [factTable(facts)]),
    `${machine}.`,
  ].join('\n\n');
}

const sentence = ({ subject, n, why }: Gap): string => `- ${subject}, ${count(n)}: not measured, ${why}.`;
