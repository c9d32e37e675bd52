import { heading, line, type Series } from './series.ts';

/** A figure that is looked at when it is asked for. */
export const gauge = (name: string, about: string, look: () => number): Series => ({
  text: () => `${heading(name, 'gauge', about)}\n${line(name, [], [], look())}`,
});
