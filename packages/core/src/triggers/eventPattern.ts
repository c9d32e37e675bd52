import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Moment } from '../funnel/moment.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node, Shape } from '../shape/shape.ts';

/**
 * One step of a trigger: events of a type, of which a condition may ask more. Unknown does not match.
 * @public
 */
export interface EventPattern<Type extends string = string, Where = Node> {
  readonly type: Type;
  readonly where?: Where;
}

/** The shape of a step. */
export const eventPatternShape: Shape = {
  is: 'object',
  fields: { required: { type: { is: 'text' } }, optional: { where: { is: 'node', family: 'condition' } } },
};

/** A maker's argument as a step: a bare type is a step without a condition. */
export const eventPattern = (step: string | EventPattern): EventPattern =>
  typeof step === 'string' ? { type: step } : step;

/** Does an event match the step? */
export function compileEventPattern(
  pattern: EventPattern,
  build: ConditionBuild,
  at: Pointer,
): (event: CustomerEvent, moment: Moment) => boolean {
  const { type, where } = pattern;
  if (where === undefined) return (event) => event.type === type;
  const { test } = build.condition(where, under(at, 'where'));
  return (event, moment) => event.type === type && test(moment) === true;
}
