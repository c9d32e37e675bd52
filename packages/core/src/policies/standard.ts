import { calendarCapRule } from './calendarCap.ts';
import { consentRule } from './consent.ts';
import { coolOffRule } from './coolOff.ts';
import type { PolicyRule } from './policyRule.ts';
import { quietRule } from './quiet.ts';
import { quotaRule } from './quota.ts';
import { suppressRule } from './suppress.ts';

/**
 * Every contact policy there is.
 * @public
 */
export const standardPolicies: readonly PolicyRule[] = [
  calendarCapRule,
  coolOffRule,
  quietRule,
  consentRule,
  suppressRule,
  quotaRule,
];
