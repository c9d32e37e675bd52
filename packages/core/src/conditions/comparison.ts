import type { Pointer } from '../shape/pointer.ts';
import { AttributeComparison } from './attributeComparison.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/**
 * A condition that compares one attribute with an operand; an index knows it where the relation tells its cuts.
 *
 * @param relation - one for all conditions of a kind
 * @param operand - what the condition brings of its own, made ready while it is compiled
 * @example
 * ```ts
 * import { comparison, type ConditionRule, type Node, type Relation } from '@opportune/core';
 *
 * interface Longer extends Node {
 *   readonly path: string;
 *   readonly than: number;
 * }
 *
 * const longerThan: Relation<number> = {
 *   holds: (seen, length) => (typeof seen === 'string' ? seen.length > length : undefined),
 *   needed: (length) => ({ longer: length }),
 * };
 *
 * export const longerRule: ConditionRule<Longer> = {
 *   family: 'condition',
 *   kind: 'longer',
 *   fields: { required: { path: { is: 'path' }, than: { is: 'number' } } },
 *   compile: ({ path, than }, build, at) => comparison(build, at, path, longerThan, than),
 * };
 * ```
 * @public
 */
export const comparison = <Operand>(
  build: ConditionBuild,
  at: Pointer,
  path: string,
  relation: Relation<Operand>,
  operand: Operand,
): CompiledCondition => new AttributeComparison(at, path, build.read(path), relation, operand as never);
