import { allRule } from './all.ts';
import { anyRule } from './any.ts';
import type { ConditionRule } from './conditionRule.ts';
import { eqRule } from './eq.ts';
import { existsRule } from './exists.ts';
import { gteRule } from './gte.ts';
import { ltRule } from './lt.ts';
import { notRule } from './not.ts';
import { oneOfRule } from './oneOf.ts';

/**
 * Every condition there is.
 * @public
 */
export const standardConditions: readonly ConditionRule[] = [
  allRule,
  anyRule,
  notRule,
  eqRule,
  gteRule,
  ltRule,
  oneOfRule,
  existsRule,
];
