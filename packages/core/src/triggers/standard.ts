import { absenceRule } from './absence.ts';
import { drainRule } from './drain.ts';
import { occurrenceRule } from './occurrence.ts';
import { onDateRule } from './onDate.ts';
import { patternRule } from './pattern.ts';
import { scheduleRule } from './schedule.ts';
import { sequenceRule } from './sequence.ts';
import type { TriggerRule } from './triggerRule.ts';

/**
 * Every trigger there is.
 * @public
 */
export const standardTriggers: readonly TriggerRule[] = [
  occurrenceRule,
  absenceRule,
  sequenceRule,
  patternRule,
  scheduleRule,
  onDateRule,
  drainRule,
];
