import type { Shortlist, Stage } from './shortlist.ts';

/** What is left behind several stages; where nobody is left, the rest is not asked. */
export function through(stages: readonly Stage[], proposed: Shortlist): Shortlist {
  let shortlist = proposed;
  for (const stage of stages) {
    if (shortlist.candidates.length === 0) break;
    shortlist = stage(shortlist);
  }
  return shortlist;
}
