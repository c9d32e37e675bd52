import type { AggregateRule } from './aggregateRule.ts';
import { countRule } from './count.ts';
import { latestRule } from './latest.ts';
import { sumRule } from './sum.ts';

/**
 * Every aggregate there is.
 * @public
 */
export const standardAggregates: readonly AggregateRule[] = [countRule, sumRule, latestRule];
