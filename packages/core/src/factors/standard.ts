import type { FactorRule } from './factorRule.ts';
import { leverRule } from './lever.ts';
import { productRule } from './product.ts';
import { propensityRule } from './propensity.ts';
import { valueRule } from './value.ts';
import { weightRule } from './weight.ts';

/**
 * Every factor there is.
 * @public
 */
export const standardFactors: readonly FactorRule[] = [productRule, propensityRule, valueRule, leverRule, weightRule];
