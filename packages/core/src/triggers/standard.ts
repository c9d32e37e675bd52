import { absenceRule } from './absence.ts';
import { occurrenceRule } from './occurrence.ts';
import { patternRule } from './pattern.ts';
import { sequenceRule } from './sequence.ts';
import type { TriggerRule } from './triggerRule.ts';

/**
 * Every trigger there is.
 * @public
 */
export const standardTriggers: readonly TriggerRule[] = [occurrenceRule, absenceRule, sequenceRule, patternRule];
