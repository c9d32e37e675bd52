import { heading, line, type Series } from './series.ts';

/** A figure that is looked at when it is asked for, of some values of labels. */
export interface Look {
  readonly values: readonly string[];
  readonly at: () => number;
}

/** Figures that are looked at when they are asked for. Without labels it is there also where nobody looks. */
export const gauge = (name: string, about: string, labels: readonly string[], looks: ReadonlySet<Look>): Series => ({
  text() {
    const lines = Array.from(looks, ({ values, at }) => line(name, labels, values, at()));
    if (lines.length === 0 && labels.length === 0) lines.push(line(name, [], [], 0));
    return [heading(name, 'gauge', about), ...lines].join('\n');
  },
});
