import { arbitrateRule } from './arbitrate.ts';
import { constrainedAllocateRule } from './constrainedAllocate.ts';
import { experimentRule } from './experiment.ts';
import { exploreRule } from './explore.ts';
import { holdoutRule } from './holdout.ts';
import { limitRule } from './limit.ts';
import { qualifyRule } from './qualify.ts';
import { rampRule } from './ramp.ts';
import type { StageRule } from './stageRule.ts';

/**
 * Every stage there is.
 * @public
 */
export const standardStages: readonly StageRule[] = [
  qualifyRule,
  limitRule,
  holdoutRule,
  rampRule,
  experimentRule,
  arbitrateRule,
  exploreRule,
  constrainedAllocateRule,
];
