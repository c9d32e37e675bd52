import { compilerParts } from './compilerParts.ts';
import { hashRule } from './hash.ts';
import { mergesRule } from './merges.ts';
import type { PartRule } from './partRule.ts';
import { recipesRule } from './recipes.ts';
import { retentionRule } from './retention.ts';

/**
 * Every part that no rule brings.
 * @public
 */
export const standardParts: readonly PartRule[] = [recipesRule, retentionRule, mergesRule, hashRule, ...compilerParts];
