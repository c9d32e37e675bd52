import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { Relation } from '../conditions/relation.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Instant } from '../time/instant.ts';
import type { Moment } from './moment.ts';
import type { Demand } from './proposal.ts';

/** That an action is valid now, as a demand like any other; undefined where it always is. */
export function validity({ validFrom, validTo }: Pick<Treatment, 'validFrom' | 'validTo'>): Demand | undefined {
  if (validFrom === undefined && validTo === undefined) return undefined;
  const span: Span = { validFrom, validTo };
  const condition: CompiledCondition = {
    test: ({ now }) => VALID.holds(now, span),
    at: '/actions',
    form: { is: 'leaf', path: 'now', read: nowOf, relation: VALID, operand: span as never },
  };
  return { condition, reason: 'NOT_VALID' };
}

interface Span {
  readonly validFrom: Instant | undefined;
  readonly validTo: Instant | undefined;
}

const VALID: Relation<Span> = {
  holds: (seen, { validFrom, validTo }) =>
    typeof seen === 'number' &&
    (validFrom === undefined || seen >= validFrom) &&
    (validTo === undefined || seen < validTo),
  cuts: ({ validFrom, validTo }) => [validFrom, validTo].filter((cut) => cut !== undefined),
  needed: ({ validFrom, validTo }) => ({ from: validFrom ?? null, before: validTo ?? null }),
};

const nowOf = ({ now }: Moment): unknown => now;
