import { arbitrateRule } from './arbitrate.ts';
import { constrainedAllocateRule } from './constrainedAllocate.ts';
import { holdoutRule } from './holdout.ts';
import { limitRule } from './limit.ts';
import { qualifyRule } from './qualify.ts';
import type { StageRule } from './stageRule.ts';

/**
 * Every stage there is.
 * @public
 */
export const standardStages: readonly StageRule[] = [
  qualifyRule,
  limitRule,
  holdoutRule,
  arbitrateRule,
  constrainedAllocateRule,
];
