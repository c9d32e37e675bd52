import { heading, line, type Series } from './series.ts';

/** Counts, for each combination of labels that has come up. Labels must have few values: never a customer. */
export interface Counter extends Series {
  add(values: readonly (string | number)[], by?: number): void;
}

export function counter(name: string, about: string, labels: readonly string[] = []): Counter {
  const counts = new Map<string, { readonly values: readonly (string | number)[]; count: number }>();
  return {
    add(values, by = 1) {
      const key = values.join('\0');
      const found = counts.get(key);
      if (found === undefined) counts.set(key, { values, count: by });
      else found.count += by;
    },
    text: () =>
      [
        heading(name, 'counter', about),
        ...Array.from(counts.values(), ({ values, count }) => line(name, labels, values, count)),
      ].join('\n'),
  };
}
