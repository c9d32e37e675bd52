import { subjectOf } from '../identity/subjectOf.ts';
import { chance } from '../internal/chance.ts';
import { under } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { grows, growthShape, type Growing, type Growth } from './growth.ts';
import type { Loss } from './shortlist.ts';
import { sift } from './sift.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Ramp {
  readonly kind: 'ramp';
  readonly of: Readonly<Record<string, Growth>>;
}

/**
 * Opens new actions to more and more customers: an action is kept for those whose draw is less than its share, which grows from `from` to `to`, with time or with evidence. The
 * draw is a hash of the strategy's seed, the customer and the action, so that whoever is in stays in while the share grows. The probability of those that are kept is
 * multiplied by the share.
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
 * @see docs/semantics.md, X5
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
    const shareOn = ({ id, group }: Treatment): Growing | undefined => shares.get(id) ?? shares.get(group ?? id);
    return (shortlist) => {
      const { moment } = shortlist;
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
        const open = shareOn(candidate.action);
        return open === undefined
          ? candidate
          : { ...candidate, probability: candidate.probability * open.share(moment) };
      });
      return { ...left, candidates };
    };
  },
};
