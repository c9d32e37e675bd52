import { afterRule } from './after.ts';
import { allRule } from './all.ts';
import { anyRule } from './any.ts';
import { beforeRule } from './before.ts';
import { betweenRule } from './between.ts';
import { compareRule } from './compare.ts';
import type { ConditionRule } from './conditionRule.ts';
import { containsRule } from './contains.ts';
import { containsAllRule } from './containsAll.ts';
import { containsAnyRule } from './containsAny.ts';
import { customRule } from './custom.ts';
import { dayOfWeekRule } from './dayOfWeek.ts';
import { endsWithRule } from './endsWith.ts';
import { eqRule } from './eq.ts';
import { everyRule } from './every.ts';
import { existsRule } from './exists.ts';
import { gtRule } from './gt.ts';
import { gteRule } from './gte.ts';
import { includesRule } from './includes.ts';
import { isTrueRule } from './isTrue.ts';
import { isTypeRule } from './isType.ts';
import { ltRule } from './lt.ts';
import { lteRule } from './lte.ts';
import { matchesRule } from './matches.ts';
import { missingRule } from './missing.ts';
import { namedRule } from './named.ts';
import { neRule } from './ne.ts';
import { noneRule } from './none.ts';
import { noneOfRule } from './noneOf.ts';
import { notRule } from './not.ts';
import { oneOfRule } from './oneOf.ts';
import { someRule } from './some.ts';
import { startsWithRule } from './startsWith.ts';
import { timeOfDayRule } from './timeOfDay.ts';
import { versionRule } from './version.ts';
import { withinRule } from './within.ts';

/**
 * Every condition there is.
 * @public
 */
export const standardConditions: readonly ConditionRule[] = [
  allRule,
  anyRule,
  notRule,
  isTrueRule,
  eqRule,
  neRule,
  gtRule,
  gteRule,
  ltRule,
  lteRule,
  betweenRule,
  oneOfRule,
  noneOfRule,
  startsWithRule,
  endsWithRule,
  includesRule,
  matchesRule,
  existsRule,
  missingRule,
  isTypeRule,
  containsRule,
  containsAnyRule,
  containsAllRule,
  someRule,
  everyRule,
  noneRule,
  beforeRule,
  afterRule,
  withinRule,
  dayOfWeekRule,
  timeOfDayRule,
  versionRule,
  compareRule,
  namedRule,
  customRule,
];
