import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Instant } from '../../time/instant.ts';
import type { PatternProgram, PatternState, Target } from './program.ts';

/** A run under way: what it has taken last, and how it can go on. Lives no longer than one advance. */
export class Run {
  /** The run that it goes on from. */
  readonly up: Run | undefined;
  readonly root: Run;
  readonly step: string;
  /** None where time has taken the step. */
  readonly event: CustomerEvent | undefined;
  /** Where its event stands among those that came; that of the event before, where time has taken the step. */
  readonly place: number;
  /** When the step was taken, in event time. */
  readonly at: Instant;
  readonly state: PatternState;
  open: readonly Target[] = [];
  hasPassed = false;
  isGone = false;

  constructor(
    up: Run | undefined,
    taken: {
      readonly step: string;
      readonly at: Instant;
      readonly event: CustomerEvent | undefined;
      readonly place: number;
    },
    state: PatternState,
  ) {
    this.up = up;
    this.root = up?.root ?? this;
    this.step = taken.step;
    this.at = taken.at;
    this.event = taken.event;
    this.place = taken.place;
    this.state = state;
  }

  /** What it has taken, from the beginning. */
  get path(): readonly Run[] {
    return this.up === undefined ? [this] : [...this.up.path, this];
  }

  /** The last event that it has taken. */
  get lastEvent(): CustomerEvent {
    // It begins with an event.
    return this.event ?? this.up!.lastEvent;
  }

  /** Its events by step, in order. */
  get steps(): Readonly<Record<string, readonly CustomerEvent[]>> {
    const steps: Record<string, CustomerEvent[]> = {};
    for (const { step, event } of this.path) if (event !== undefined) (steps[step] ??= []).push(event);
    return steps;
  }

  /** Until when a target can be taken. */
  limitOf(target: Target, { within }: PatternProgram): Instant {
    const ofWhole = this.root.at + within;
    if (target.wait !== undefined) return this.dueOf(target, ofWhole);
    return Math.min(ofWhole, this.at + target.within);
  }

  /** When time takes a target. */
  dueOf({ wait }: Target, ofWhole: Instant): Instant {
    if (wait?.for === undefined) return ofWhole;
    return this.#since(wait.beside) + wait.for;
  }

  /** When the last step was taken that is none of these. */
  #since(beside: ReadonlySet<string>): Instant {
    return this.up !== undefined && beside.has(this.step) ? this.up.#since(beside) : this.at;
  }
}
