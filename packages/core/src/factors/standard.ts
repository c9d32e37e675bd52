import { affinityRule } from './affinity.ts';
import { amountRule } from './amount.ts';
import { attributeRule } from './attribute.ts';
import { boostRule } from './boost.ts';
import { clampRule } from './clamp.ts';
import { constantRule } from './constant.ts';
import { contactsRule } from './contacts.ts';
import type { FactorRule } from './factorRule.ts';
import { fadeRule } from './fade.ts';
import { leverRule } from './lever.ts';
import { normaliseRule } from './normalise.ts';
import { productRule } from './product.ts';
import { propensityRule } from './propensity.ts';
import { thresholdRule } from './threshold.ts';
import { totalRule } from './total.ts';
import { upliftRule } from './uplift.ts';
import { valueRule } from './value.ts';
import { weightRule } from './weight.ts';

/**
 * Every factor there is.
 * @public
 */
export const standardFactors: readonly FactorRule[] = [
  productRule,
  totalRule,
  propensityRule,
  valueRule,
  leverRule,
  upliftRule,
  boostRule,
  weightRule,
  constantRule,
  affinityRule,
  amountRule,
  attributeRule,
  clampRule,
  normaliseRule,
  thresholdRule,
  contactsRule,
  fadeRule,
];
