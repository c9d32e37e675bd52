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
export const standardVocabulary: readonly Rule[] = [
  ...standardConditions,
  ...standardTerms,
  ...standardAggregates,
  ...standardTriggers,
  ...standardPolicies,
  ...standardFactors,
  ...standardStages,
  ...standardParts,
];
