import type { ConditionRule } from '../conditions/conditionRule.ts';
import type { FactorRule } from '../factors/factorRule.ts';
import type { StageRule } from '../funnel/stageRule.ts';
import type { PartRule } from '../parts/partRule.ts';
import type { PolicyRule } from '../policies/policyRule.ts';
import type { AggregateRule } from '../profile/aggregateRule.ts';
import type { TermRule } from '../terms/termRule.ts';
import type { TriggerRule } from '../triggers/triggerRule.ts';

/**
 * One word of the language that strategies are written in.
 * @public
 */
export type Rule = NodeRule | PartRule;

/**
 * One kind of node.
 * @public
 */
export type NodeRule = ConditionRule | TermRule | AggregateRule | TriggerRule | PolicyRule | FactorRule | StageRule;
