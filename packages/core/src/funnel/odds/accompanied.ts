import type { Node } from '../../shape/shape.ts';
import type { Stage } from '../shortlist.ts';

/** A stage that also goes over whom a ramp could have let in, without a word of what becomes of them; but for `allocate`, which reckons with them. */
export const accompanied = (stage: Stage, { kind }: Node): Stage =>
  kind === 'allocate'
    ? stage
    : (shortlist) => {
        const after = stage(shortlist);
        const { odds } = shortlist;
        // Where they have changed, a stage inside of this one has gone over them.
        if (odds === undefined || after.odds !== odds) return after;
        const { candidates } = stage({ ...shortlist, candidates: odds.candidates });
        return { ...after, odds: { ...odds, candidates } };
      };
