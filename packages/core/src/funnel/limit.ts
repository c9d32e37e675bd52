import type { Policy } from '../policies/policy.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import { under } from '../shape/pointer.ts';
import type { Action } from '../strategy/action.ts';
import type { Guard } from './shortlist.ts';
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
    const known = new WeakMap<Action, readonly CompiledPolicy[]>();
    const policiesOn = (action: Action): readonly CompiledPolicy[] => {
      let concerned = known.get(action);
      if (concerned === undefined) {
        concerned = compiled.filter(({ concerns }) => concerns === undefined || concerns(action));
        known.set(action, concerned);
      }
      return concerned;
    };
    const judge: Guard = (shortlist, candidate, chosen) => {
      for (const policy of policiesOn(candidate.action)) {
        const loss = policy.judge(shortlist, candidate, chosen);
        if (loss !== undefined) return loss;
      }
      return undefined;
    };
    // What one action takes of a cap in `allocate` is no longer there for the next.
    const isGuarded = compiled.some(({ remembers, claim }) => remembers !== undefined || claim !== undefined);
    const quotas = compiled.flatMap(({ claim }) => claim ?? []);

    return (shortlist) => {
      const sifted = siftSafely(shortlist, 'limit', at, (candidate) => judge(shortlist, candidate, NOBODY));
      if (!isGuarded) return sifted;
      return { ...sifted, guards: [...sifted.guards, judge], quotas: [...sifted.quotas, ...quotas] };
    };
  },
};
