import { standardConditions } from '../conditions/standard.ts';
import { standardFactors } from '../factors/standard.ts';
import { standardStages } from '../funnel/standard.ts';
import { standardParts } from '../parts/standard.ts';
import { standardPolicies } from '../policies/standard.ts';
import { standardAggregates } from '../profile/standard.ts';
import { standardTerms } from '../terms/standard.ts';
import { standardTriggers } from '../triggers/standard.ts';
import type { Rule } from './rule.ts';

/**
 * Every rule there is.
 * @public
 */
// Not spread into a list: a bundler keeps what it may have to ask for its iterator, and with it every rule in every page.
export const standardVocabulary: readonly Rule[] = /* @__PURE__ */ ([] as readonly Rule[]).concat(
  standardConditions,
  standardTerms,
  standardAggregates,
  standardTriggers,
  standardPolicies,
  standardFactors,
  standardStages,
  standardParts,
);
