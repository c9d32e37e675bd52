import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { Trace } from '../funnel/trace.ts';
import { joined } from '../internal/joined.ts';
import { NONE } from '../internal/nothing.ts';
import type { Writable } from '../internal/writable.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { copyOf } from './copyOf.ts';
import type { Reporter } from './momentView.ts';
import type { Program } from './program.ts';
import type { Allocated, Ignored, StepResult } from './stepResult.ts';

/** One step under way: the state as it is so far, and what has come of it. Lives no longer than the step. */
export class Turn implements Reporter {
  readonly program: Program;
  readonly now: Instant;
  readonly trace: Trace | undefined;
  standings: Standings;
  state: CustomerState;
  ignored: Ignored | undefined;
  readonly #before: CustomerState;
  #dropped: readonly Fate[] = NONE;
  // Made when there is something for them: of most steps there is nothing to tell.
  #decisions: Decision[] | undefined;
  #fired: TriggerMatch[] | undefined;
  #faults: Fault[] | undefined;
  #allocations: Allocated[] | undefined;
  /** Set where the input was put aside: the state that time goes on in, which another version may have written. */
  #waiting: CustomerState | undefined;
  /** The state before anything was done with the input, by this version. */
  #begun: CustomerState | undefined;

  constructor(program: Program, state: CustomerState, now: Instant, trace: Trace | undefined, standings: Standings) {
    this.program = program;
    this.state = state;
    this.#before = state;
    this.now = now;
    this.trace = trace;
    this.standings = standings;
  }

  /** What follows is done to a state that this version understands. */
  begin(state: CustomerState): void {
    this.state = state;
    this.#begun = state;
  }

  change(change: Partial<CustomerState>): void {
    const next = Object.assign(copyOf(this.state), change);
    next.revision = this.nextRevision;
    this.state = next;
  }

  /** Of what this step makes of the state, however often it changes it. */
  get nextRevision(): number {
    return this.#before.revision + 1;
  }

  /** Also what was carried over from another version is not kept: nothing has happened. */
  ignore(why: Ignored): void {
    this.ignored = why;
    this.#dropped = NONE;
    this.#waiting = this.#begun ?? this.state;
    this.state = this.#before;
  }

  decided(decision: Decision): void {
    (this.#decisions ??= []).push(decision);
  }

  fire(match: TriggerMatch): void {
    (this.#fired ??= []).push(match);
  }

  drop(fates: readonly Fate[]): void {
    this.#dropped = joined(this.#dropped, fates);
  }

  allocated(allocation: Allocated): void {
    (this.#allocations ??= []).push(allocation);
  }

  report(fault: Fault): void {
    (this.#faults ??= []).push(fault);
  }

  fault(code: ErrorCode, path: string, message: string): void {
    this.report({ code, path, message });
  }

  get faults(): number {
    return this.#faults?.length ?? 0;
  }

  result(): StepResult {
    const { state, ignored } = this;
    const result: Writable<StepResult> = {
      state,
      decisions: this.#decisions ?? NONE,
      wakeAt: nextWake(this.#waiting ?? state, this.program),
      fired: this.#fired ?? NONE,
      dropped: this.#dropped,
      faults: this.#faults ?? NONE,
    };
    if (this.#allocations !== undefined) result.allocations = this.#allocations;
    if (ignored !== undefined) result.ignored = ignored;
    return result;
  }

  /** The step could not be made, because the state is none that a step has written: nothing has happened. */
  failure(message: string): StepResult {
    if (this.ignored !== 'INVALID')
      this.fault('INPUT_INVALID', '', `expected a state that step has written: ${message}`);
    return {
      state: this.#before,
      decisions: NONE,
      wakeAt: undefined,
      fired: NONE,
      dropped: NONE,
      faults: this.#faults ?? NONE,
      ignored: 'INVALID',
    };
  }
}

/** The earliest instant at which time alone changes something. */
function nextWake(state: CustomerState, program: Program): Instant | undefined {
  const { keeping, triggering } = program;
  const ends = keeping === undefined ? Infinity : keeping.endOf(program, state, keeping.retention);
  const earliest = triggering === undefined ? ends : Math.min(ends, triggering.nextDue(program, state));
  return earliest === Infinity ? undefined : earliest;
}
