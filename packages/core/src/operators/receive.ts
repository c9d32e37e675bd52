import type { Observer, OperatorFunction } from 'rxjs';

import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Received } from '../events/received.ts';
import type { RejectedEvent } from '../events/rejectedEvent.ts';
import type { Clock } from '../ports/clock.ts';
import type { Instant } from '../time/instant.ts';
import { inTurn } from './inTurn.ts';
import { schedulerClock } from './schedulerClock.ts';

/** @public */
export interface ReceiveOptions {
  /** Gets the messages that are no events; give `accept` the same, and all that is rejected is in one place. */
  readonly rejected?: Pick<Observer<RejectedEvent>, 'next'>;
  /** Gets what could not be carried as it stood, such as a time that is doubted. */
  readonly findings?: Pick<Observer<Fault>, 'next'>;
  /** Says when a body is received; the clock of rxjs' `asyncScheduler` where it is left out. */
  readonly clock?: Clock;
}

/**
 * Takes the bodies of requests apart: each is read by a form when it comes, and its events go on in order.
 *
 * @param form - `fromSegment`, `fromCloudEvents`, `fromEvents`, or a function of your own
 * @example
 * ```ts
 * import { fromSegment } from '@opportune/core/events';
 * import { receive } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const types: string[] = [];
 * of('{"batch":[{"type":"page","userId":"ada"},{"type":"page"}]}')
 *   .pipe(receive(fromSegment, { rejected: { next: ({ faults }) => types.push(faults[0].code) } }))
 *   .subscribe(({ type }) => types.push(type));
 *
 * types; // => ['CUSTOMER_MISSING', 'page_viewed']
 * ```
 * @public
 */
export function receive(
  form: (body: unknown, options: { readonly received: Instant }) => Received,
  options: ReceiveOptions = {},
): OperatorFunction<unknown, CustomerEvent> {
  const { clock = schedulerClock() } = options;
  return inTurn((body) => {
    const { events, rejected, findings } = form(body, { received: clock.now() });
    for (const each of rejected) options.rejected?.next(each);
    for (const each of findings) options.findings?.next(each);
    return events;
  });
}
