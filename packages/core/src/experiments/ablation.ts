import type { Product } from '../factors/product.ts';
import type { Propensity } from '../factors/propensity.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Arm } from '../funnel/experiment.ts';
import type { Explore } from '../funnel/explore.ts';
import type { Node } from '../shape/shape.ts';

/**
 * Arms that each leave something out of a ranking.
 * @public
 */
export type Ablation<By extends Node = Node> = {
  readonly full: Arm<Arbitrate<By>>;
  readonly random: Arm<Explore>;
  readonly propensityOnly: Arm<Arbitrate<Product<Propensity>>>;
  readonly noLevers: Arm<Arbitrate<By | Product<By>>>;
  readonly eligibilityOnly: Arm<never>;
};

/**
 * The arms of an experiment that shows what each part of a ranking is worth. They stand in the place of `arbitrate(by)`, just before `allocate`:
 *
 * - `full`: ranks by the whole factor
 * - `random`: any of the eligible, all as likely
 * - `propensityOnly`: by the models alone; where there is none, all tie
 * - `noLevers`: without what the business has set by hand
 * - `eligibilityOnly`: no ranking, so that the strategy's order holds
 *
 * What `full` earns more than `random` is what deciding is worth, more than `propensityOnly` what value and context add to the models, and
 * less than `noLevers` what the levers cost.
 *
 * @param by - the factor tree; products are looked into
 * @param options - `share`: of each arm but `full`, which has the rest; 0…0.25
 * @example
 * ```ts
 * import { experiment, lever, product, propensity, value } from '@opportune/core';
 * import { ablation } from '@opportune/core/experiments';
 *
 * const by = product(propensity('click'), value(), lever({ sale: 0.8 }));
 * const arms = ablation(by, { share: 0.02 });
 *
 * arms.full.weight; // => 0.92
 * arms.noLevers.stages; // => [{ kind: 'arbitrate', by: product(propensity('click'), value()) }]
 * experiment({ id: 'worth', arms }).control; // => 'full'
 * ```
 * @see docs/guide/experiments.md
 * @public
 */
export function ablation<const By extends Node>(by: By, { share }: { readonly share: number }): Ablation<By> {
  const arm = <S>(...stages: readonly S[]): Arm<S> => ({ weight: share, stages });
  const ranked = <F>(factor: F): Arm<Arbitrate<F>> => arm({ kind: 'arbitrate', by: factor });
  return {
    full: { ...ranked(by), weight: 1 - 4 * share },
    random: arm<Explore>({ kind: 'explore', method: 'epsilonGreedy', epsilon: 1 }),
    propensityOnly: ranked({ kind: 'product', of: propensitiesIn(by) }),
    noLevers: ranked(withoutLevers(by)),
    eligibilityOnly: arm(),
  };
}

const partsOf = (factor: Node): readonly Node[] | undefined =>
  factor.kind === 'product' ? (factor as Product).of : undefined;

function propensitiesIn(factor: Node): readonly Propensity[] {
  if (factor.kind === 'propensity') return [factor as Propensity];
  return partsOf(factor)?.flatMap(propensitiesIn) ?? [];
}

/** A product of nothing is 1, which is what a lever is that nobody has set. */
function withoutLevers<By extends Node>(factor: By): By | Product<By> {
  if (factor.kind === 'lever') return { kind: 'product', of: [] };
  const parts = partsOf(factor)?.filter(({ kind }) => kind !== 'lever');
  return parts === undefined ? factor : { ...factor, of: parts.map((part) => withoutLevers(part)) };
}
