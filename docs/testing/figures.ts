import type { Row } from '../../packages/bench/src/benchmark.ts';
import { table } from '../../packages/bench/src/table.ts';

/** What a benchmark has measured, as `npm run bench -- --json FILE` writes it. */
export interface Measured {
  readonly name: string;
  readonly machine: string;
  readonly rows: readonly Row[];
}

/** The text with the figures of one benchmark between its markers. */
export function withFigures(text: string, { name, machine, rows }: Measured): string {
  const section = sectionOf(text, name);
  return text.replace(section, () => `\n${table(rows)}\n\n${machine}.\n`);
}

/** What stands between the markers `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`. */
export function sectionOf(text: string, name: string): string {
  const [, section] = text.split(new RegExp(`<!-- /?bench:${name} -->`));
  if (section === undefined) throw new Error(`expected the markers of bench:${name}, found none`);
  return section;
}
