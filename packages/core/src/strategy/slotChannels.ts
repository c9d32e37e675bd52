import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Allocate } from '../funnel/allocate.ts';
import type { Builder } from './builder.ts';

/** The channels on which a strategy can decide anything, whatever actions it is given later. */
export const slotChannels = (root: ConditionBuild): readonly string[] => [
  ...new Set(
    (root as Builder).strategy.funnel.flatMap((node) =>
      'slots' in node ? Object.values(node.slots as Allocate['slots']).map(({ channel }) => channel) : [],
    ),
  ),
];
