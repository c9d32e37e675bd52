import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Instant } from '../../time/instant.ts';
import type { RememberedEvent } from '../keptOf.ts';
import type { PatternMemory, RunMemory } from './memory.ts';
import type { PatternProgram, Target } from './program.ts';
import { Run } from './run.ts';

/** Steps that are remembered of one pattern: no more, whatever comes. */
export const MOST_RUNS = 48;

/** The runs of a pattern, taken out of memory and put back. */
export class Forest {
  readonly program: PatternProgram;
  /** Each behind the one that it goes on from. */
  runs: Run[] = [];
  readonly #events: readonly CustomerEvent[];
  readonly #dropped: number;

  /** A run whose steps the pattern no longer has is let go; the others go on, as far as the pattern still knows the way. */
  constructor(program: PatternProgram, memory: PatternMemory | undefined, customer: string) {
    this.program = program;
    this.#events = (memory?.events ?? []).map((event) => ({ ...event, customer }));
    this.#dropped = memory?.dropped ?? 0;
    const known: (Run | undefined)[] = [];
    for (const each of memory?.runs ?? []) {
      const run = this.#runOf(each, known);
      known.push(run);
      if (run !== undefined) this.runs.push(run);
    }
  }

  /** Where the next event stands. */
  get nextPlace(): number {
    return this.#events.length;
  }

  /** Is it one of those that were taken? */
  has(id: string): boolean {
    return this.#events.some((event) => event.id === id);
  }

  #runOf(
    { up, step, event: place, at, open, hasPassed }: RunMemory,
    known: readonly (Run | undefined)[],
  ): Run | undefined {
    const before = up === undefined ? undefined : known[up];
    if (up !== undefined && before === undefined) return undefined;
    const from = before?.state ?? this.program.start;
    const target = from.targets.find(({ name }) => name === step);
    const event = place === undefined ? undefined : this.#events[place];
    const time = event?.time ?? at;
    if (target?.to === undefined || typeof time !== 'number') return undefined;
    if ((target.taking === undefined) !== (event === undefined)) return undefined;
    const run = new Run(before, { step, at: time, event, place: place ?? before!.place }, target.to);
    run.open = this.waysOf(run, ({ name }) => !open.includes(name));
    run.hasPassed = hasPassed === true;
    return run;
  }

  /** What is to be remembered; undefined where it is nothing. */
  memory(): PatternMemory | undefined {
    this.#prune();
    const dropped = this.#dropped + this.#shrink();
    if (this.runs.length === 0 && dropped === 0) return undefined;
    const places = new Map<Run, number>();
    for (const [i, run] of this.runs.entries()) places.set(run, i);
    const taken = new Map<number, RememberedEvent>();
    for (const { place, event } of this.runs) if (event !== undefined) taken.set(place, remembered(event));
    const order = [...taken.keys()].sort((a, b) => a - b);
    const { due } = this;
    return {
      events: order.map((place) => taken.get(place)!),
      runs: this.runs.map(({ up, step, event, place, at, open, hasPassed }): RunMemory => ({
        ...(up === undefined ? {} : { up: places.get(up)! }),
        step,
        ...(event === undefined ? { at } : { event: order.indexOf(place) }),
        open: open.map(({ name }) => name),
        ...(hasPassed ? { hasPassed } : {}),
      })),
      ...(due === Infinity ? {} : { due }),
      ...(dropped === 0 ? {} : { dropped }),
    };
  }

  /** Lets go of what can not go on and is not gone on from. */
  #prune(): void {
    const needed = new Set<Run>();
    for (const run of [...this.runs].reverse()) {
      if (!run.isGone && (run.open.length > 0 || needed.has(run))) {
        needed.add(run);
        if (run.up !== undefined) needed.add(run.up);
      }
    }
    this.runs = this.runs.filter((run) => needed.has(run));
  }

  /** Where there are too many, the one whose last event came first leaves first, of those that no other goes on from. */
  #shrink(): number {
    let dropped = 0;
    while (this.runs.length > MOST_RUNS) {
      const continued = new Set(this.runs.map(({ up }) => up));
      const first = this.runs.findIndex((run) => !continued.has(run));
      this.runs.splice(first, 1);
      dropped += 1;
      this.#prune();
    }
    return dropped;
  }

  /** When time alone changes something; Infinity where it does not. */
  get due(): Instant {
    let due = Infinity;
    for (const run of this.runs) {
      for (const target of run.open)
        if (target.wait !== undefined) due = Math.min(due, run.limitOf(target, this.program));
      if (this.timesOut(run)) due = Math.min(due, this.limitOf(run));
    }
    return due;
  }

  /** Does it count as a match that was missed, where it goes on no further? */
  timesOut({ open, state }: Run): boolean {
    return this.program.fires.timeout && open.length > 0 && !state.isComplete;
  }

  /** The last instant at which a run can go on. */
  limitOf(run: Run): Instant {
    return Math.max(...run.open.map((target) => run.limitOf(target, this.program)));
  }

  /** The ways in which a run can go on, without a while that would be over after the limit. */
  waysOf(run: Run, isClosed: (target: Target) => boolean): readonly Target[] {
    const ofWhole = run.root.at + this.program.within;
    return run.state.targets.filter(
      (target) => !isClosed(target) && (target.wait === undefined || run.dueOf(target, ofWhole) <= ofWhole),
    );
  }
}

const remembered = ({ customer: _customer, ...event }: CustomerEvent): RememberedEvent => event;
