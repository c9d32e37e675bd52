import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node, Shape } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import type { Moment } from './moment.ts';
import type { Reason } from './reason.ts';
import type { Candidate, Loss } from './shortlist.ts';
import { sift } from './sift.ts';
import type { StageBuild, StageRule } from './stageRule.ts';

/** @public */
export interface Qualify<When = Node> {
  readonly kind: 'qualify';
  /** May they? Conditions by group or action id. */
  readonly eligible?: Readonly<Record<string, When>>;
  /** Does it make sense now? */
  readonly applicable?: Readonly<Record<string, When>>;
  /** Is it good for them? */
  readonly suitable?: Readonly<Record<string, When>>;
}

/**
 * The engagement policy: keeps the actions that are valid now, whose `when` is true, and whose conditions of all three
 * tiers are true, each tier first for the group and then for the action. Unknown is not true.
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
    const demands = new Map(
      build.actions.map((action, i) => [action.id, demandsOn(action, under('/actions', i), node, build, at)]),
    );

    return (shortlist) => {
      const { moment, trace } = shortlist;
      if (trace) {
        return sift(shortlist, 'qualify', ({ action }) => {
          const unmet = validity(action, moment);
          return unmet ?? lossBy(firstUnmet(demands.get(action.id), moment), moment);
        });
      }
      const candidates: Candidate[] = [];
      for (const candidate of shortlist.candidates) {
        const { action } = candidate;
        if (isValid(action, moment) && firstUnmet(demands.get(action.id), moment) === undefined)
          candidates.push(candidate);
      }
      return candidates.length === shortlist.candidates.length ? shortlist : { ...shortlist, candidates };
    };
  },
};

/** A condition that an action has to meet, and what to call it where it does not. */
interface Demand {
  readonly condition: CompiledCondition;
  readonly reason: Reason;
}

function firstUnmet(demands: readonly Demand[] | undefined, moment: Moment): Demand | undefined {
  if (demands === undefined) return undefined;
  for (const demand of demands) if (demand.condition.test(moment) !== true) return demand;
  return undefined;
}

function demandsOn(action: Action, actionAt: Pointer, node: Qualify, build: StageBuild, at: Pointer): Demand[] {
  const demands: Demand[] = [];
  if (action.when !== undefined) {
    demands.push({ condition: build.condition(action.when, under(actionAt, 'when')), reason: 'NOT_ELIGIBLE' });
  }
  for (const [tier, reason] of TIERS) {
    for (const target of new Set([action.group, action.id])) {
      const when = target === undefined ? undefined : own(node[tier], target);
      if (when === undefined) continue;
      demands.push({ condition: build.condition(when, under(under(at, tier), target!)), reason });
    }
  }
  return demands;
}

const own = (tier: Readonly<Record<string, Node>> | undefined, target: string): Node | undefined =>
  tier !== undefined && Object.hasOwn(tier, target) ? tier[target] : undefined;

function lossBy(unmet: Demand | undefined, moment: Moment): Loss | undefined {
  if (unmet === undefined) return undefined;
  const { condition, reason } = unmet;
  return { reason: condition.test(moment) === undefined ? 'UNKNOWN' : reason, ...condition.blame(moment) };
}

const isValid = ({ validFrom, validTo }: Action, { now }: Moment): boolean =>
  (validFrom === undefined || now >= validFrom) && (validTo === undefined || now < validTo);

function validity(action: Action, moment: Moment): Loss | undefined {
  if (isValid(action, moment)) return undefined;
  const { validFrom, validTo } = action;
  return {
    reason: 'NOT_VALID',
    clause: '/actions',
    path: 'now',
    seen: moment.now,
    needed: { from: validFrom ?? null, before: validTo ?? null },
    ...(validFrom !== undefined && moment.now < validFrom ? { nextAt: validFrom } : {}),
  };
}
