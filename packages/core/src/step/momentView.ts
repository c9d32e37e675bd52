import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Moment } from '../funnel/moment.ts';
import { memoryOf } from '../identity/memoryOf.ts';
import type { CustomerState, Profile } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import type { Program } from './program.ts';

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

/** A moment over a customer's state. Aggregates are worked out when they are asked for, and once. */
export class MomentView implements Moment {
  readonly customer: string;
  readonly event: CustomerEvent | undefined;
  readonly trigger: TriggerMatch | undefined;
  readonly request: DecisionRequest | undefined;
  readonly now: Instant;
  readonly #program: Program;
  readonly #state: CustomerState;
  readonly #asOf: Instant;
  readonly #report: ((fault: Fault) => void) | undefined;
  #profile: Profile | undefined;
  #failed: Set<string> | undefined;

  constructor(
    program: Program,
    state: CustomerState,
    now: Instant,
    occasion: {
      readonly at: Instant;
      readonly event?: CustomerEvent;
      readonly trigger?: TriggerMatch;
      readonly request?: DecisionRequest;
      /** Is told of conditions that have failed. */
      readonly report?: (fault: Fault) => void;
    },
  ) {
    this.#program = program;
    this.#state = state;
    // A late event looks at the profile as it is known now, not as it was known then.
    this.#asOf = Math.max(occasion.at, state.watermark);
    this.customer = state.customer;
    this.now = now;
    this.event = occasion.event;
    this.trigger = occasion.trigger;
    this.request = occasion.request;
    this.#report = occasion.report;
  }

  get context(): Readonly<Record<string, unknown>> {
    return this.request?.context ?? NOTHING;
  }

  get profile(): Profile {
    return (this.#profile ??= this.#wholeProfile());
  }

  /** An attribute that a recipe has set. */
  attribute(name: string): unknown {
    const { profile } = this.#state;
    return Object.hasOwn(profile, name) ? profile[name] : undefined;
  }

  /** The value of an aggregate. */
  aggregate(name: string): unknown {
    const aggregate = this.#program.aggregates.get(name);
    return aggregate?.read(memoryOf(aggregate, this.#state, name), this.#asOf, this.attribute('timeZone'));
  }

  /** Reports that a condition by this name has failed, once. */
  fail(name: string, message: string): void {
    if (this.#failed?.has(name)) return;
    (this.#failed ??= new Set()).add(name);
    this.#report?.({ code: 'CONDITION_FAILED', path: '', message });
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
