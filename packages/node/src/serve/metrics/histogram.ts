import { BOUNDS } from '../../figures/bounds.ts';
import { heading, line, type Series } from './series.ts';

/** How long things take, by label. */
export interface Histogram extends Series {
  observe(value: string, seconds: number): void;
}

interface Tally {
  readonly counts: number[];
  sum: number;
  count: number;
}

export function histogram(name: string, about: string, label: string): Histogram {
  const tallies = new Map<string, Tally>();
  return {
    observe(value, seconds) {
      const tally = tallies.get(value) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
      tallies.set(value, tally);
      const n = BOUNDS.findIndex((bound) => seconds <= bound);
      if (n >= 0) tally.counts[n]! += 1;
      tally.sum += seconds;
      tally.count += 1;
    },
    text: () =>
      [
        heading(name, 'histogram', about),
        ...Array.from(tallies, ([value, tally]) => lines(name, label, value, tally)).flat(),
      ].join('\n'),
  };
}

function lines(name: string, label: string, value: string, { counts, sum, count }: Tally): readonly string[] {
  let below = 0;
  const buckets = BOUNDS.map((bound, n) => {
    below += counts[n]!;
    return line(`${name}_bucket`, [label, 'le'], [value, String(bound)], below);
  });
  return [
    ...buckets,
    line(`${name}_bucket`, [label, 'le'], [value, '+Inf'], count),
    line(`${name}_sum`, [label], [value], sum),
    line(`${name}_count`, [label], [value], count),
  ];
}
