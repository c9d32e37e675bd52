import type { Moment } from '../funnel/moment.ts';
import { under } from '../shape/pointer.ts';
import { evidenceIn, expectedRate } from '../strategy/evidence.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Propensity<Name extends string = string> {
  readonly kind: 'propensity';
  readonly model: Name;
}

/**
 * How likely the customer is to respond, by a model that is bound at `compile`: 0…1, or the rate that is expected by the evidence that it gives. P in
 * P × C × V × L. Where the model throws or gives anything else, the candidate is dropped with reason `ERROR`.
 *
 * @example
 * ```ts
 * import { propensity } from '@opportune/core';
 *
 * propensity('click'); // => { kind: 'propensity', model: 'click' }
 * ```
 * @see docs/semantics.md, R3
 * @public
 */
export const propensity = <const Name extends string>(model: Name): Propensity<Name> => ({ kind: 'propensity', model });

/** @public */
export const propensityRule: FactorRule<Propensity> = {
  family: 'factor',
  kind: 'propensity',
  fields: { required: { model: { is: 'text' } } },
  compile: ({ model: name }, build, at) => {
    const model = build.model(name, under(at, 'model'));
    const likelihood = (moment: Moment, action: Treatment): number => {
      const likely: unknown = model(moment, action);
      if (typeof likely === 'number' && likely >= 0 && likely <= 1) return likely;
      const evidence = evidenceIn(likely);
      if (evidence !== undefined) return expectedRate(evidence);
      const found = `the model ${JSON.stringify(name)} gave ${String(likely)}`;
      throw new RangeError(`${found}, expected a number from 0 to 1, or evidence`);
    };
    return simple('propensity', likelihood, { bound: () => 1 });
  },
};
