import type { Decision, Input, Instant, OutboxEntry, Receipt, StepResult, StrategyReference } from '@opportune/core';

import type { Figures } from '../figures/figures.ts';
import type { Submitted } from './submitted.ts';

/**
 * Watches a runtime from within: each of these does what it is given to do, and yields what that yields. The one there is
 * comes from `telemetry` of `@opportune/node/telemetry`.
 * @public
 */
export interface Telemetry {
  /** Where measurements go. */
  readonly figures: Figures;
  /** What is under way, as a W3C `traceparent`: kept beside decisions until they are delivered. */
  trace(): string | undefined;
  /** A request over HTTP, until it is answered. */
  request<Answer extends Answered>(request: Requested, answer: () => Promise<Answer>): Promise<Answer>;
  /** An input, until what it leads to is stored. */
  input<Dealt extends { readonly submitted: Submitted }>(input: Input, deal: () => Promise<Dealt>): Promise<Dealt>;
  /** One step, funnel and all. */
  step(strategy: StrategyReference, take: () => StepResult): StepResult;
  /** One call of the store. */
  store<Answer>(operation: string, system: string, ask: () => Promise<Answer>): Promise<Answer>;
  /** One turn of decisions that leave the outbox together: sent, the receipts taken in, each settled or postponed. */
  deliver(entries: readonly OutboxEntry[], now: Instant, deliver: () => Promise<void>): Promise<void>;
  /** One call of a channel; `platform` is its own name. */
  send<Receipts extends readonly Receipt[] | undefined>(
    decisions: readonly Decision[],
    platform: string,
    send: () => Promise<Receipts>,
  ): Promise<Receipts>;
}

/**
 * A request over HTTP, as far as it says nothing of anybody.
 * @public
 */
export interface Requested {
  readonly method: string;
  /** As the table of routes has it. */
  readonly path: string;
  readonly scheme: string;
  readonly headers: Headers;
}

/**
 * How a request was answered.
 * @public
 */
export interface Answered {
  readonly status: number;
  readonly code?: string;
}
