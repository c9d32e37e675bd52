import type { ConditionRule } from '../conditions/conditionRule.ts';
import type { FactorRule } from '../factors/factorRule.ts';
import type { StageRule } from '../funnel/stageRule.ts';
import type { PolicyRule } from '../policies/policyRule.ts';
import type { AggregateRule } from '../profile/aggregateRule.ts';
import type { TermRule } from '../terms/termRule.ts';
import type { TriggerRule } from '../triggers/triggerRule.ts';

/**
 * One word of the language that strategies are written in.
 * @public
 */
export type Rule = ConditionRule | TermRule | AggregateRule | TriggerRule | PolicyRule | FactorRule | StageRule;
