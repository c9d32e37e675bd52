import type { CompiledCondition, ConditionBuild } from '../conditions/conditionRule.ts';
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

/**
 * A step ready to run; one without a type matches events of every type.
 * @public
 */
export interface CompiledStep {
  readonly type: string | undefined;
  readonly where: CompiledCondition | undefined;
  matches(event: CustomerEvent, moment: Moment): boolean;
}

export function compileEventPattern(pattern: Partial<EventPattern>, build: ConditionBuild, at: Pointer): CompiledStep {
  const { type } = pattern;
  const where = pattern.where === undefined ? undefined : build.condition(pattern.where, under(at, 'where'));
  return {
    type,
    where,
    matches: (event, moment) =>
      (type === undefined || event.type === type) && (where === undefined || where.test(moment) === true),
  };
}
