import { mergesRule } from './merges.ts';
import type { PartRule } from './partRule.ts';
import { recipesRule } from './recipes.ts';
import { retentionRule } from './retention.ts';
import { traceRule } from './trace.ts';

/**
 * Every part that no rule brings.
 * @public
 */
export const standardParts: readonly PartRule[] = [recipesRule, retentionRule, mergesRule, traceRule];
