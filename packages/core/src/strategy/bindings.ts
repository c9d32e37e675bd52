import type { Recipe } from '../profile/recipe.ts';
import type { Model } from './model.ts';

/**
 * What a strategy names and cannot hold, because it is code.
 * @public
 */
export interface Bindings {
  /** By the name that `propensity` gives. */
  readonly models?: Readonly<Record<string, Model>>;
  /** By the name that the strategy's `recipes` give. */
  readonly recipes?: Readonly<Record<string, Recipe>>;
  /** Record every candidate's fate in the results. Costs time; decisions are the same. */
  readonly trace?: boolean;
}
