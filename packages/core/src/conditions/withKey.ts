import { AttributeComparison } from './attributeComparison.ts';
import type { CompiledCondition } from './conditionRule.ts';

/** The condition with a key that it did not have. */
export function withKey(condition: CompiledCondition, key: string): CompiledCondition {
  // What it has from its class, a copy would not have.
  if (!(condition instanceof AttributeComparison)) return { ...condition, key };
  condition.key = key;
  return condition;
}
