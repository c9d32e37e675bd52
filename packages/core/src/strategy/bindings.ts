import type { CustomCondition } from '../conditions/customCondition.ts';
import type { SuppressionList } from '../policies/suppressionList.ts';
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
  /** By the name that `custom` gives. */
  readonly conditions?: Readonly<Record<string, CustomCondition>>;
  /** By the name that `suppress` gives. */
  readonly lists?: Readonly<Record<string, SuppressionList>>;
  /** Record every candidate's fate in the results. Costs time; decisions are the same. */
  readonly trace?: boolean;
  /**
   * Look at no more candidates than decide: stop where all places are given away and nobody else can have a better score.
   * Decisions are the same; what was not looked at is not in `dropped`. For many actions of which many qualify. Without effect
   * where `trace` is on.
   */
  readonly brief?: boolean;
  /**
   * The `hash` that a step of this very strategy had before, of its `strategy`. `loader` then does not work it out again, which is a third of the time
   * that loading takes; `compile`, which trusts nobody, does.
   */
  readonly hash?: string;
}
