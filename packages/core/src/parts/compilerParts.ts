import { eventsRule } from './events.ts';
import { fallbacksRule } from './fallbacks.ts';
import { faultTextRule } from './faultText.ts';
import type { PartRule } from './partRule.ts';
import { profileHealthRule } from './profileHealth.ts';
import { receiptsRule } from './receipts.ts';
import { stateCheckRule } from './stateCheck.ts';
import { traceRule } from './trace.ts';

/** What `compile` has whatever rules it is given, because only a page has to be small. */
export const compilerParts: readonly PartRule[] = [
  eventsRule,
  receiptsRule,
  profileHealthRule,
  fallbacksRule,
  stateCheckRule,
  traceRule,
  faultTextRule,
];
