import type { Shortlist, Stage } from './shortlist.ts';

/**
 * What is left behind several stages. Where nobody is left, nor could be by chance, only the last is asked: it may have something for who gets
 * nothing.
 */
export function through(stages: readonly Stage[], proposed: Shortlist): Shortlist {
  let shortlist = proposed;
  const last = stages.length - 1;
  for (let i = 0; i <= last; i += 1) {
    if (shortlist.candidates.length > 0 || shortlist.odds !== undefined || i === last)
      shortlist = stages[i]!(shortlist);
  }
  return shortlist;
}
