// What a page needs that decides with ten rules: the budget of `.config/size-limit.json` is measured on this.
import {
  allocateRule,
  allRule,
  capRule,
  compiler,
  consentRule,
  eqRule,
  gteRule,
  limitRule,
  notRule,
  occurrenceRule,
  qualifyRule,
  type Compile,
} from '../src/index.ts';

export const compile: Compile = compiler([
  allRule,
  notRule,
  eqRule,
  gteRule,
  occurrenceRule,
  capRule,
  consentRule,
  qualifyRule,
  limitRule,
  allocateRule,
]);
