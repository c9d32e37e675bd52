import type { Millis } from '../../time/duration.ts';
import type { Contiguity } from './patternStep.ts';
import type { EventTest, Taking } from './program.ts';

/** A step, with all that was left out filled in. */
export interface StepItem extends Taking {
  readonly is: 'step';
  readonly name: string;
  readonly by: Contiguity;
  readonly min: number;
  readonly max: number;
  readonly again: Contiguity;
  readonly isGreedy: boolean;
  readonly isOptional: boolean;
  readonly within: Millis;
}

/** A while in which something does not happen. */
export interface AbsentItem {
  readonly is: 'absent';
  readonly name: string;
  readonly absent: EventTest;
  readonly for: Millis;
  readonly min: number;
  readonly max: number;
}

/** What must not come between. */
interface WithoutItem {
  readonly is: 'without';
  readonly without: EventTest;
  readonly isNext: boolean;
}

/** Sequences side by side. */
export interface GroupItem {
  readonly is: 'all' | 'any';
  readonly branches: readonly (readonly SequenceItem[])[];
}

/** A part of a sequence, compiled. */
export type SequenceItem = StepItem | AbsentItem | WithoutItem;

/** A part of a pattern, compiled. */
export type Item = SequenceItem | GroupItem;
