// What a page needs that decides with ten rules: the budget of `.config/size-limit.json` is measured on this.
import {
  allocateRule,
  allRule,
  capRule,
  loader,
  eqRule,
  gteRule,
  ltRule,
  limitRule,
  notRule,
  oneOfRule,
  qualifyRule,
  type Compile,
} from '../src/index.ts';

export const load: Compile = loader([
  allRule,
  notRule,
  oneOfRule,
  eqRule,
  gteRule,
  ltRule,
  capRule,
  qualifyRule,
  limitRule,
  allocateRule,
]);
