import type { Policy } from '../policies/policy.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import { under } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { fateOf } from './fateOf.ts';
import type { Candidate, Guard, Loss, Shortlist } from './shortlist.ts';
import { siftSafely } from './siftSafely.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Limit {
  readonly kind: 'limit';
  readonly policies: readonly Policy[];
}

/**
 * The contact policy: keeps the actions that every policy lets pass; the first that does not gives the reason.
 *
 * @example
 * ```ts
 * import { consent, limit } from '@opportune/core';
 *
 * limit(consent('email', 'marketing')).policies.length; // => 1
 * ```
 * @see docs/semantics.md, P1
 * @public
 */
export const limit = (...policies: readonly Policy[]): Limit => ({ kind: 'limit', policies });

const NOBODY = [] as const;

/** @public */
export const limitRule: StageRule<Limit> = {
  family: 'stage',
  kind: 'limit',
  fields: { required: { policies: { is: 'list', of: { is: 'node', family: 'policy' } } } },
  compile: ({ policies }, build, at) => {
    const compiled = policies.map((policy, i) => build.policy(policy, under(under(at, 'policies'), i)));
    // Of many caps few speak of one action: which, is asked once.
    const known = new WeakMap<Treatment, readonly CompiledPolicy[]>();
    const policiesOn = (action: Treatment): readonly CompiledPolicy[] => {
      let concerned = known.get(action);
      if (concerned === undefined) {
        concerned = compiled.filter(({ concerns }) => concerns === undefined || concerns(action));
        known.set(action, concerned);
      }
      return concerned;
    };
    const judge: Guard = (shortlist, candidate, chosen) =>
      lossBy(policiesOn(candidate.action), shortlist, candidate, chosen);
    // What one action takes of a cap in `allocate` is no longer there for the next.
    const isGuarded = compiled.some(({ remembers, claim }) => remembers !== undefined || claim !== undefined);
    const quotas = compiled.flatMap(({ claim }) => claim ?? []);

    return (shortlist) => {
      const { candidates } = shortlist;
      // Where there are more to be asked of than policies, those that object to nobody are told first.
      const awake =
        candidates.length > compiled.length ? compiled.filter(({ isIdle }) => isIdle?.(shortlist) !== true) : undefined;
      const sifted =
        awake?.length === 0
          ? shortlist
          : siftSafely(shortlist, 'limit', at, (candidate) => {
              const loss = lossBy(awake ?? policiesOn(candidate.action), shortlist, candidate, NOBODY);
              return loss && fateOf(shortlist, 'limit', candidate, loss.reason, loss);
            });
      if (!isGuarded) return sifted;
      return { ...sifted, guards: [...sifted.guards, judge], quotas: [...sifted.quotas, ...quotas] };
    };
  },
};

/** The first that objects gives the reason. */
function lossBy(
  policies: readonly CompiledPolicy[],
  shortlist: Shortlist,
  candidate: Candidate,
  chosen: readonly Candidate[],
): Loss | undefined {
  for (const { concerns, judge } of policies) {
    const loss = concerns?.(candidate.action) === false ? undefined : judge(shortlist, candidate, chosen);
    if (loss !== undefined) return loss;
  }
  return undefined;
}
