import { catchError, defer, from, of, type Observable, type OperatorFunction } from 'rxjs';

import { messageOf } from '../errors/messageOf.ts';
import type { Receipt } from '../events/receipt.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Profile } from '../profile/customerState.ts';
import { inTurn } from './inTurn.ts';
import { schedulerClock } from './schedulerClock.ts';

/** @public */
export interface DeliverOptions {
  /** The customer's attributes, which a channel may need to address the message; none where it is left out. */
  readonly profile?: (customer: string) => Profile;
  /** How many may be under way at once; 8 where it is left out. The others wait. */
  readonly concurrency?: number;
  readonly clock?: Clock;
}

/**
 * Hands decisions to their channels and emits the receipts, which belong back into `decide`, as they come in. A decision
 * whose channel is not given, and a channel that breaks its promise never to fail, become receipts with status `failed`; the
 * stream goes on. There is no retry here: that needs an outbox, which `@opportune/node` has.
 *
 * @param channels - by the name that actions give in `channel`
 * @example
 * ```ts
 * import type { Decision } from '@opportune/core';
 * import { deliver } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const decision = { id: 'd1', customer: 'ada', action: 'hello', channel: 'fax' } as Decision;
 * const receipts: unknown[] = [];
 * of(decision).pipe(deliver({})).subscribe(({ status, detail }) => receipts.push(status, detail));
 *
 * receipts; // => ['failed', 'CHANNEL_UNKNOWN: expected a channel named fax']
 * ```
 * @public
 */
export function deliver(
  channels: Readonly<Record<string, Channel>>,
  options: DeliverOptions = {},
): OperatorFunction<Decision, Receipt> {
  const { profile = () => ({}), concurrency = 8, clock = schedulerClock() } = options;
  const failed = ({ id, customer, channel }: Decision, detail: string): Receipt => ({
    kind: 'receipt',
    decision: id,
    customer,
    channel,
    status: 'failed',
    retryable: false,
    time: clock.now(),
    detail,
  });
  const send = (decision: Decision): readonly Receipt[] | Observable<Receipt> => {
    const channel = Object.hasOwn(channels, decision.channel) ? channels[decision.channel] : undefined;
    if (channel === undefined) {
      return [failed(decision, `CHANNEL_UNKNOWN: expected a channel named ${decision.channel}`)];
    }
    return defer(() => from(channel.send({ decision, profile: profile(decision.customer), now: clock.now() }))).pipe(
      catchError((error: unknown) => of(failed(decision, `CHANNEL_FAILED: ${messageOf(error)}`))),
    );
  };
  return inTurn(send, concurrency);
}
