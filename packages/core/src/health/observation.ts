import type { Fault } from '../errors/fault.ts';
import type { Consents } from '../profile/consent.ts';
import type { Stepped } from '../step/stepped.ts';
import type { Ignored } from '../step/stepResult.ts';
import type { Instant } from '../time/instant.ts';

/**
 * An event that arrived, and what is known of it. A `RejectedEvent` of `accept` is one as it is.
 * @public
 */
export interface Observation {
  /** As it came in. */
  readonly event: unknown;
  /** What is wrong with it, where it was rejected. */
  readonly faults?: readonly Fault[];
  /** Why the step put it aside, where it did. */
  readonly ignored?: Ignored;
  /** When it was taken in; counts as received where the event does not say when it was. */
  readonly now?: Instant;
  /** What the customer has said, where that is known: without it, nothing is said of consent. */
  readonly consents?: Consents;
}

/**
 * What a step tells of the event that it took in; undefined where it took in a request, a receipt or a wake-up.
 *
 * The state remembers the consents that some policy of the strategy asks for, and no others.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { observationOf } from '@opportune/core/health';
 *
 * const step = compile({ id: 'a', version: '1', actions: [], funnel: [allocate({})] });
 * const input = { id: 'e1', type: 'viewed', customer: 'ada', time: 0, properties: {} };
 * const result = step(undefined, input, 5);
 *
 * observationOf({ input, now: 5, result })?.now; // => 5
 * observationOf({ input: { kind: 'wakeUp', customer: 'ada' }, now: 5, result }); // => undefined
 * ```
 * @public
 */
export function observationOf({ input, now, result }: Stepped): Observation | undefined {
  // The types say that an input is an object; a stream brings what it brings.
  const kind = (input as { readonly kind?: unknown } | null | undefined)?.kind;
  if (kind === 'request' || kind === 'receipt' || kind === 'wakeUp') return undefined;
  const { ignored, faults, state } = result;
  if (ignored === 'INVALID') return { event: input, ignored, faults, now };
  return { event: input, now, consents: state.consents, ...(ignored === undefined ? {} : { ignored }) };
}
