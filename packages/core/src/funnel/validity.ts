import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { Action } from '../strategy/action.ts';
import type { Demand } from './proposal.ts';

/** That an action is valid now, as a demand like any other; undefined where it always is. */
export function validity({ validFrom, validTo }: Pick<Action, 'validFrom' | 'validTo'>): Demand | undefined {
  if (validFrom === undefined && validTo === undefined) return undefined;
  const holds = (seen: unknown): boolean =>
    typeof seen === 'number' &&
    (validFrom === undefined || seen >= validFrom) &&
    (validTo === undefined || seen < validTo);
  const condition: CompiledCondition = {
    test: ({ now }) => holds(now),
    blame: ({ now }) => ({
      clause: '/actions',
      path: 'now',
      seen: now,
      needed: { from: validFrom ?? null, before: validTo ?? null },
      ...(validFrom !== undefined && now < validFrom ? { nextAt: validFrom } : {}),
    }),
    form: {
      is: 'leaf',
      path: 'now',
      read: ({ now }) => now,
      holds,
      cuts: [validFrom, validTo].filter((cut) => cut !== undefined),
    },
  };
  return { condition, reason: 'NOT_VALID' };
}
