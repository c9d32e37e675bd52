import type {
  Channel,
  CustomerEvent,
  DeadLetter,
  Decision,
  DecisionRequest,
  Explanation,
  Input,
  Millis,
  Reading,
  Report,
} from '@opportune/core';
import type { Observable } from 'rxjs';

import type { CircuitState } from './circuit.ts';
import type { CustomerFile, Known } from './keeping.ts';
import type { Signal } from './signal.ts';
import type { Submitted } from './submitted.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * Opportune at work inside a server: inputs in, durable decisions out.
 * @public
 */
export interface Runtime {
  /**
   * Deals with one input, and resolves when what it leads to is stored durably. Inputs of one customer are dealt with
   * one after the other, in the order of the calls; those of different customers side by side. Never rejects: what
   * cannot be taken is answered with `refused`.
   */
  submit(input: Input): Promise<Submitted>;
  /**
   * Asks for actions now. Where no id is given the request gets a new one. Yields no decision also where the request
   * was refused; `submit` tells the difference.
   */
  decide(request: Question): Promise<readonly Decision[]>;
  /** Reads what a platform reports back, and submits the events in it. Never rejects. */
  report(channel: string, report: Report): Promise<Reported>;
  /**
   * What a request would lead to now, and why each action is or is not among it. Changes nothing, and takes the accounts
   * of `quota` as untouched.
   *
   * @throws where the store fails, and {@link OpportuneError} STEP_UNKNOWN where `compile` has not made the step
   */
  explain(request: Question): Promise<Explanation>;
  /**
   * Who a customer has become, and what is remembered of them; undefined where nothing is.
   *
   * @throws where the store fails
   */
  known(customer: string): Promise<Known>;
  /**
   * All that is kept of a customer, also under an id that they no longer go by.
   *
   * @throws where the store fails, and {@link OpportuneError} STEP_UNKNOWN where `compile` has not made the step
   */
  export(customer: string): Promise<CustomerFile>;
  /**
   * Forgets a customer for good: what was known under any of their ids, and every decision that has not left yet; what a
   * channel is sending at that moment goes out. Yields the ids, of each of which the instant is kept, so that what
   * happened before and arrives later is not taken in.
   *
   * @throws where the store fails: then it may be done in part, and is to be done again
   */
  erase(customer: string): Promise<readonly string[]>;
  /**
   * What could not be delivered, latest first; at most `limit`.
   *
   * @throws where the store fails
   */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Sends a dead letter again, after all that waits for its customer, as if it had never been tried. Yields whether there was
   * such a letter.
   *
   * @throws where the store fails
   */
  resend(decision: string): Promise<boolean>;
  /**
   * Throws a dead letter away for good. Yields whether there was such a letter.
   *
   * @throws where the store fails
   */
  drop(decision: string): Promise<boolean>;
  /** What it delivers by, by the names that actions give. */
  readonly channels: Readonly<Record<string, Channel>>;
  /** What happens, as it happens: hot, and complete when the runtime has stopped. */
  readonly signals$: Observable<Signal>;
  /** As it was given; what serves it over HTTP goes on with it. */
  readonly telemetry?: Telemetry;
  /** Whether each channel is delivered by at this moment. */
  circuits(): Readonly<Record<string, CircuitState>>;
  /** How much there is at this moment: inputs that wait for their turn or have it, and decisions that are being delivered. */
  inHand(): { readonly inputs: number; readonly deliveries: number };
  /**
   * Whether inputs are taken: not once it stops, not while the store does not answer, which is asked once a second at most, and
   * not where it could not commit for two customers or more within the last five seconds, and has for nobody since. Never rejects.
   */
  ready(): Promise<boolean>;
  /** Resolves when nothing is being decided, woken or delivered. What is due later does not count. */
  idle(): Promise<void>;
  /**
   * Refuses new inputs, finishes those that wait and the deliveries under way, waiting for these no longer than
   * `grace`, and closes the store. What is not delivered stays in the outbox. Calling it again gives the same promise.
   */
  stop(grace?: Millis): Promise<void>;
}

/**
 * A request for actions.
 * @public
 */
export interface Question extends Omit<DecisionRequest, 'kind' | 'id'> {
  readonly id?: string;
}

/**
 * What a report says, and what became of each of its events, in their order. Where one was refused, answer the
 * platform with an error, so that it reports again.
 * @public
 */
export type Reported = Reading & { readonly submitted: readonly Reply[] };

/**
 * An event of a report, and what became of it.
 * @public
 */
export interface Reply {
  readonly event: CustomerEvent;
  readonly submitted: Submitted;
}
