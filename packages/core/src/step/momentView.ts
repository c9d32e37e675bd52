import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Moment } from '../funnel/moment.ts';
import { NOTHING } from '../internal/nothing.ts';
import { own } from '../internal/own.ts';
import type { Contact } from '../policies/contact.ts';
import type { CustomerState, Profile } from '../profile/customerState.ts';
import type { ProfileHealth } from '../profile/profileHealth.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import type { Program } from './program.ts';

/** Who is told of what goes wrong on the way. */
export interface Reporter {
  report(fault: Fault): void;
}

/** What there is to look at. */
interface Occasion {
  readonly at: Instant;
  readonly event?: CustomerEvent | undefined;
  readonly trigger?: TriggerMatch | undefined;
  readonly request?: DecisionRequest | undefined;
  /** Is told of conditions that have failed. */
  readonly reporter?: Reporter | undefined;
}

/** A moment over a customer's state. Aggregates are worked out when they are asked for, and once. */
export class MomentView implements Moment {
  readonly customer: string;
  readonly event: CustomerEvent | undefined;
  readonly trigger: TriggerMatch | undefined;
  readonly steps: Moment['steps'];
  readonly request: DecisionRequest | undefined;
  readonly now: Instant;
  /** The same moment without the steps of a run. */
  readonly outer: MomentView | undefined;
  readonly #program: Program;
  readonly #state: CustomerState;
  readonly #asOf: Instant;
  /** Is told of conditions that have failed. */
  readonly reporter: Reporter | undefined;
  #profile: Profile | undefined;
  #health: ProfileHealth | undefined;
  /** Of aggregates that were asked for. */
  #values: Map<string, unknown> | undefined;

  constructor(
    program: Program,
    state: CustomerState,
    now: Instant,
    occasion: Occasion,
    of?: { readonly moment: MomentView; readonly steps: Moment['steps'] },
  ) {
    this.#program = program;
    this.#state = state;
    // A late event looks at the profile as it is known now, not as it was known then.
    this.#asOf = Math.max(occasion.at, state.watermark);
    this.customer = state.customer;
    this.now = now;
    this.event = occasion.event;
    this.trigger = occasion.trigger;
    this.steps = of === undefined ? occasion.trigger?.steps : of.steps;
    this.outer = of?.moment;
    this.request = occasion.request;
    this.reporter = occasion.reporter;
  }

  get context(): Readonly<Record<string, unknown>> {
    return this.request?.context ?? NOTHING;
  }

  get contacts(): readonly Contact[] {
    return this.#state.contacts;
  }

  get profile(): Profile {
    return (this.#profile ??= this.#wholeProfile());
  }

  get health(): ProfileHealth {
    return (this.#health ??=
      this.#program.healthOf?.(this, this.#program, this.#state) ?? (NOTHING as unknown as ProfileHealth));
  }

  /** The same moment, as a run of a pattern sees it. */
  withSteps(steps: NonNullable<Moment['steps']>): MomentView {
    const { event, trigger, request } = this;
    const occasion = { at: this.#asOf, event, trigger, request };
    return new MomentView(this.#program, this.#state, this.now, occasion, { moment: this, steps });
  }

  /** An attribute that a recipe has set. */
  attribute(name: string): unknown {
    const { profile } = this.#state;
    return Object.hasOwn(profile, name) ? profile[name] : undefined;
  }

  /** The value of an aggregate. */
  aggregate(name: string): unknown {
    const values = (this.#values ??= new Map<string, unknown>());
    const aggregate = this.#program.aggregates.get(name);
    if (aggregate !== undefined && !values.has(name)) {
      const { origins, aggregates } = this.#state;
      const memory =
        origins === undefined ? own(aggregates, name) : this.#program.merging?.memoryOf(aggregate, this.#state, name);
      values.set(name, aggregate.read(memory, this.#asOf, this.attribute('timeZone')));
    }
    return values.get(name);
  }

  #wholeProfile(): Profile {
    const profile: Record<string, unknown> = { ...this.#state.profile };
    for (const name of this.#program.aggregates.keys()) {
      const value = this.aggregate(name);
      if (value === undefined) delete profile[name];
      else profile[name] = value;
    }
    return profile;
  }
}
