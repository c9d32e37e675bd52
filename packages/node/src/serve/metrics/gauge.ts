import { heading, line, type Series } from './series.ts';

/** A figure that is looked at when it is asked for. */
export const gauge = (name: string, about: string, look: () => number): Series => ({
  text: () => `${heading(name, 'gauge', about)}\n${line(name, [], [], look())}`,
});

/** The same for each value of a label. */
export const gauges = (
  name: string,
  about: string,
  label: string,
  look: () => Iterable<readonly [value: string, figure: number]>,
): Series => ({
  text: () =>
    [
      heading(name, 'gauge', about),
      ...Array.from(look(), ([value, figure]) => line(name, [label], [value], figure)),
    ].join('\n'),
});
