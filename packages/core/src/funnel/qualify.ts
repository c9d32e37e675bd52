import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node, Shape } from '../shape/shape.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { areMet, type Demand } from './proposal.ts';
import type { Candidate } from './shortlist.ts';
import { siftSafely } from './siftSafely.ts';
import type { StageBuild, StageRule } from './stageRule.ts';
import { validity } from './validity.ts';

/** @public */
export interface Qualify<When = Node> {
  readonly kind: 'qualify';
  /** May they? Conditions by issue, group or action id. */
  readonly eligible?: Readonly<Record<string, When>>;
  /** Does it make sense now? */
  readonly applicable?: Readonly<Record<string, When>>;
  /** Is it good for them? */
  readonly suitable?: Readonly<Record<string, When>>;
}

/**
 * The engagement policy: keeps the actions that are valid now, whose `when` is true, and whose conditions of all three
 * tiers are true, each tier first for the issue, then for the group and then for the action. Unknown is not true.
 *
 * @example
 * ```ts
 * import { eq, not, qualify } from '@opportune/core';
 *
 * qualify({ suitable: { sale: not(eq('profile.segment', 'vip')) } }).kind; // => 'qualify'
 * ```
 * @see docs/semantics.md, F2
 * @public
 */
export const qualify = <
  const Eligible extends Node = never,
  const Applicable extends Node = never,
  const Suitable extends Node = never,
>(
  // One parameter a tier: TypeScript does not join what it infers from several places into a union.
  tiers: {
    readonly eligible?: Readonly<Record<string, Eligible>>;
    readonly applicable?: Readonly<Record<string, Applicable>>;
    readonly suitable?: Readonly<Record<string, Suitable>>;
  } = {},
): Qualify<Eligible | Applicable | Suitable> => ({ kind: 'qualify', ...tiers });

const TIERS = [
  ['eligible', 'NOT_ELIGIBLE'],
  ['applicable', 'NOT_APPLICABLE'],
  ['suitable', 'NOT_SUITABLE'],
] as const;

const tierShape: Shape = { is: 'record', of: { is: 'node', family: 'condition' }, by: 'target' };

/** @public */
export const qualifyRule: StageRule<Qualify> = {
  family: 'stage',
  kind: 'qualify',
  fields: { required: {}, optional: { eligible: tierShape, applicable: tierShape, suitable: tierShape } },
  compile: (node, build, at) => {
    const known = new Map<string, CompiledCondition>();
    // An issue or a group may have many actions: what is asked of all of them is compiled once.
    const conditionOn = (tier: Tier, target: string): CompiledCondition | undefined => {
      const condition = own(node[tier] ?? {}, target);
      const place = under(under(at, tier), target);
      if (condition !== undefined && !known.has(place)) known.set(place, build.condition(condition, place));
      return known.get(place);
    };
    const tiers = TIERS.filter(([tier]) => node[tier] !== undefined);
    const stage = build.qualifier((action, actionAt) => demandsOn(action, actionAt, build, tiers, conditionOn));
    return (shortlist) => {
      const { moment, proposal } = shortlist;
      const demands = ({ action }: Candidate): readonly Demand[] => proposal.demandsOn(stage, action.id);
      if (shortlist.trace !== undefined) return shortlist.trace.qualified(shortlist, stage, at);
      try {
        const candidates =
          shortlist.candidates === proposal.candidates
            ? proposal.qualified(stage, moment)
            : shortlist.candidates.filter((candidate) => areMet(demands(candidate), moment));
        return { ...shortlist, candidates };
      } catch {
        // A rule of somebody else's has thrown: asked one by one, it loses only those that it is asked of.
        const met = new Set<Candidate>();
        const left = siftSafely(shortlist, 'qualify', at, (candidate) => {
          if (areMet(demands(candidate), moment)) met.add(candidate);
          return undefined;
        });
        return { ...left, candidates: left.candidates.filter((candidate) => met.has(candidate)) };
      }
    };
  },
};

type Tier = (typeof TIERS)[number][0];

function demandsOn(
  action: Treatment,
  at: Pointer,
  build: StageBuild,
  tiers: readonly (typeof TIERS)[number][],
  conditionOn: (tier: Tier, target: string) => CompiledCondition | undefined,
): Demand[] {
  const demands: Demand[] = [];
  const valid = validity(action);
  if (valid !== undefined) demands.push(valid);
  if (action.when !== undefined) {
    demands.push({ condition: build.condition(action.when, under(at, 'when')), reason: 'NOT_ELIGIBLE' });
  }
  for (const [tier, reason] of tiers) {
    for (const target of targetsOf(action)) {
      const condition = conditionOn(tier, target);
      if (condition !== undefined) demands.push({ condition, reason });
    }
  }
  // A list that has grown holds room for more, a hundred thousand times.
  return demands.slice();
}
