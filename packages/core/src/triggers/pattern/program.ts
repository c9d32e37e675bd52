import type { Millis } from '../../time/duration.ts';
import type { CompiledStep } from '../eventPattern.ts';
import type { Contiguity } from './patternStep.ts';
import type { Skip } from './skip.ts';

/** What a pattern asks of one event. */
export interface EventTest {
  readonly step: CompiledStep;
  /** Whether it may look at the steps that the run has taken, so that the answer differs from run to run. */
  readonly looksBack: boolean;
}

/** An event that a loop takes: one that fits, and does not end it. */
export interface Taking {
  readonly takes: EventTest;
  readonly until: EventTest | undefined;
}

/**
 * How a run may go on. It does so while it is open; what happens between may close it.
 */
export interface Target {
  /** The step that is taken; empty for the end of the pattern. */
  readonly name: string;
  /** Where an event takes it. */
  readonly taking: Taking | undefined;
  /** Where time takes it. */
  readonly wait: Wait | undefined;
  readonly by: Contiguity;
  /** Inside its loop, what ends the loop must not be passed over either. */
  readonly isAgain: boolean;
  /** How long after the event before. */
  readonly within: Millis;
  /** No such event between. */
  readonly without: readonly EventTest[];
  /** No such event as the very next one. */
  readonly withoutNext: readonly EventTest[];
  /** Loops that the run could still be in: what they could take, this one neither takes nor passes over. */
  readonly greedy: readonly Taking[];
  /** Targets of the same group are alternatives: where one is taken, the others have been passed over. */
  readonly group: Group | undefined;
  /** None where the pattern is at its end. */
  readonly to: PatternState | undefined;
}

/** Sequences side by side. */
export interface Group {
  /** Its place in the pattern. */
  readonly at: number;
  /** Only one of them is found: an event that fits several is taken by the first. */
  readonly isEither: boolean;
}

/** A while that has to pass. */
interface Wait {
  /** How long; until the limit of the whole pattern where it is left out. */
  readonly for: Millis | undefined;
  /** It is counted from the last event that is none of these steps, which belong to sequences beside its own. */
  readonly beside: ReadonlySet<string>;
}

/** Where a run stands, as far as the pattern is concerned. */
export interface PatternState {
  /** What was taken so far is a match. */
  readonly isComplete: boolean;
  readonly targets: readonly Target[];
}

/** A pattern ready to run: nothing that changes. */
export interface PatternProgram {
  readonly start: PatternState;
  /** The limit of the whole; Infinity where there is none. */
  readonly within: Millis;
  readonly skip: Skip;
  /** What must not come while time brings it to its end. */
  readonly endings: readonly EventTest[];
  readonly fires: { readonly complete: boolean; readonly timeout: boolean };
  /** What its own paths to steps lead to. */
  readonly stepReads: ReadonlySet<string>;
  /** Time alone may fire it: then rules see an event that was remembered as if it had just come. */
  readonly isTimed: boolean;
}
