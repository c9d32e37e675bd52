import type { Contribution } from '../funnel/decision.ts';
import type { Action } from '../strategy/action.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { truth } from './condition.ts';
import type { Moment } from './moment.ts';
import type { Factor } from './nodes.ts';
import { own } from './own.ts';

/** R3: the numbers that a factor is made of, in the order of the strategy. Throws where a model fails (R2). */
export function contributions(
  factor: Factor,
  moment: Moment,
  action: Action,
  bindings: Bindings,
): readonly Contribution[] {
  const one = (value: number): readonly Contribution[] => [{ factor: factor.kind, value }];
  switch (factor.kind) {
    case 'product':
      return factor.of.flatMap((part) => contributions(part, moment, action, bindings));
    case 'propensity':
      return one(probability(bindings.models![factor.model]!(moment, action)));
    case 'value':
      return one(action.value ?? 1);
    case 'weight':
      return one(truth(factor.when, moment) === true ? factor.by : 1);
    case 'lever': {
      const weight = (name: string | undefined): number =>
        name === undefined ? 1 : ((own(factor.of, name) as number | undefined) ?? 1);
      const { id, group, lever = 1 } = action;
      return one(group === id ? lever * weight(id) : lever * weight(group) * weight(id));
    }
  }
}

/** R3: the score, which is the product where a factor is one, and its only number else. */
export const score = (factor: Factor, moment: Moment, action: Action, bindings: Bindings): number =>
  factor.kind === 'product'
    ? factor.of.reduce((total, part) => total * score(part, moment, action, bindings), 1)
    : contributions(factor, moment, action, bindings)[0]!.value;

// R2
function probability(likely: unknown): number {
  if (typeof likely === 'number' && likely >= 0 && likely <= 1) return likely;
  throw new RangeError('expected a number from 0 to 1');
}
