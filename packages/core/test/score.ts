import type { Moment } from '../src/funnel/moment.ts';
import type { Node } from '../src/shape/shape.ts';
import type { Model } from '../src/strategy/model.ts';
import type { Treatment } from '../src/strategy/treatment.ts';
import { builder } from './builder.ts';
import { moment } from './moment.ts';

/** The number that a factor gives an action, and of what it is made. */
export function score(
  node: Node,
  action: Treatment,
  { models = {}, ...parts }: Partial<Moment> & { readonly models?: Readonly<Record<string, Model>> } = {},
): { readonly score: number; readonly parts: readonly (readonly [factor: string, value: number])[] } {
  const factor = builder({ actions: [action] }, models).factor(node, '');
  const now = moment(parts);
  return {
    score: factor.score(now, action),
    parts: factor.contributions(now, action).map((part) => [part.factor, part.value] as const),
  };
}
