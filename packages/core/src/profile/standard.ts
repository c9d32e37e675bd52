import type { AggregateRule } from './aggregateRule.ts';
import { countRule } from './count.ts';
import { decayedRule } from './decayed.ts';
import { distinctRule } from './distinct.ts';
import { firstRule } from './first.ts';
import { latestRule } from './latest.ts';
import { maxRule } from './max.ts';
import { meanRule } from './mean.ts';
import { minRule } from './min.ts';
import { rateRule } from './rate.ts';
import { sumRule } from './sum.ts';
import { topRule } from './top.ts';

/**
 * Every aggregate there is.
 * @public
 */
export const standardAggregates: readonly AggregateRule[] = [
  countRule,
  sumRule,
  minRule,
  maxRule,
  meanRule,
  firstRule,
  latestRule,
  distinctRule,
  topRule,
  decayedRule,
  rateRule,
];
