import { subjectOf } from '../identity/subjectOf.ts';
import { chance } from '../internal/chance.ts';
import { under } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { grows, growthShape, type Growing, type Growth } from './growth.ts';
import { accompanied } from './odds/accompanied.ts';
import { reckoned } from './odds/reckoned.ts';
import type { Candidate, Loss } from './shortlist.ts';
import { sift } from './sift.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Ramp {
  readonly kind: 'ramp';
  readonly of: Readonly<Record<string, Growth>>;
}

/**
 * Opens new actions to more and more customers: an action is kept for those whose draw is less than its share, which grows from `from` to `to`, with time or with evidence. The
 * draw is a hash of the strategy's seed, the customer and the action, so that whoever is in stays in while the share grows. Decisions say with which probability
 * the place goes to whom it goes, over all whom ramps could have let in.
 *
 * @param of - by action id or group, the id first: `from` and `to`, 0…1; `over` two dates, `{ start, end }`, or a number that the host supplies, `{ path, evidence }`, which counts as 0
 * where it is missing
 * @throws {OpportuneError} at compile, VALUE_OUT_OF_RANGE where `to` is less than `from` or the end not after the start, FIELD_MISSING and FIELD_UNKNOWN where `over` is neither
 * @example
 * ```ts
 * import { instant, ramp } from '@opportune/core';
 *
 * const start = instant('2026-12-01T00:00:00Z');
 * const end = instant('2026-12-15T00:00:00Z');
 * const opening = ramp({ sale: { from: 0.05, to: 1, over: { start, end } } });
 *
 * ramp({ chat: { from: 0.05, to: 1, over: { path: 'context.shown', evidence: 5000 } } }).of.chat.to; // => 1
 * ```
 * @see docs/semantics.md, X5 and D3
 * @public
 */
export const ramp = <const Of extends Readonly<Record<string, Growth>>>(of: Of): Ramp & { readonly of: Of } => ({
  kind: 'ramp',
  of,
});

/** @public */
export const rampRule: StageRule<Ramp> = {
  family: 'stage',
  kind: 'ramp',
  fields: { required: { of: { is: 'record', by: 'target', of: growthShape } } },
  compile: ({ of }, build, at) => {
    const shares = new Map(
      Object.entries(of)
        // What could not be read has its fault.
        .filter(([, growth]) => 'over' in growth)
        .map(([target, growth]) => [target, grows(growth, build, under(under(at, 'of'), target))]),
    );
    // Who is left out by a search may be who stands in the way of others where a ramp lets them in.
    build.needsAll();
    build.accompanied = accompanied;
    const shareOn = ({ id, group }: Treatment): Growing | undefined => shares.get(id) ?? shares.get(group ?? id);
    return (shortlist) => {
      const { moment, odds } = shortlist;
      // Of the ramps that an action has come to the least open one counts: all of them share one draw.
      const rampedOn = (candidate: Candidate): Candidate => {
        const share = shareOn(candidate.action)?.share(moment) ?? 1;
        return share < (candidate.share ?? 1) ? { ...candidate, share } : candidate;
      };
      const subject = subjectOf(shortlist.state);
      const left = sift(shortlist, 'ramp', ({ action }): Loss | undefined => {
        const open = shareOn(action);
        if (open === undefined) return undefined;
        const lot = chance(build.seed, subject, JSON.stringify(['ramp', action.id]));
        const seen = open.share(moment);
        if (lot < seen) return undefined;
        const nextAt = open.above(lot);
        return {
          reason: 'RAMPING',
          clause: open.at,
          path: open.path,
          seen,
          needed: { above: lot },
          ...(nextAt === undefined ? {} : { nextAt }),
        };
      });
      const candidates = left.candidates.map((candidate) => {
        const ramped = rampedOn(candidate);
        const { share = 1 } = ramped;
        return ramped === candidate
          ? candidate
          : { ...ramped, probability: candidate.probability * (share / (candidate.share ?? 1)) };
      });
      const open = (odds?.candidates ?? shortlist.candidates).map(rampedOn).filter(({ share }) => share !== 0);
      if (odds === undefined && open.every(({ share }) => share === undefined)) return { ...left, candidates };
      return { ...left, candidates, odds: { reckon: reckoned, ...odds, candidates: open } };
    };
  },
};
