import type { Channel, Clock, Delivery, Instant, Millis, Receipt } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import { receiptFrom } from './receiptFrom.ts';

/** What handing decisions to their channel needs. */
export interface Sending {
  readonly channel: Channel;
  /** One, or several where the channel takes several. */
  readonly deliveries: readonly Delivery[];
  readonly clock: Clock;
  /** Milliseconds after which a channel that has not answered counts as failed, and may be tried again. */
  readonly timeout: Millis;
  /** Aborted when the runtime stops waiting. */
  readonly signal: AbortSignal;
}

/** Hands decisions over in one call, a receipt for each; undefined where the runtime stopped waiting. Never rejects. */
export async function send(sending: Sending): Promise<readonly Receipt[] | undefined> {
  const { channel, deliveries, clock, timeout, signal } = sending;
  const own = new AbortController();
  const allFail = (detail: string): readonly Receipt[] =>
    deliveries.map((delivery) => failure(delivery, clock.now(), true, detail));
  let cancel: (() => void) | undefined;
  const late = new Promise<readonly Receipt[]>((resolve) => {
    cancel = clock.wake(clock.now() + timeout, () => {
      resolve(allFail(`no answer within ${String(timeout)} ms`));
      own.abort();
    });
  });
  const stopped = new Promise<undefined>((resolve) => {
    const stop = (): void => (resolve(undefined), own.abort());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: own.signal });
  });
  const answer = Promise.resolve()
    .then(() =>
      call(
        channel,
        deliveries.map((delivery) => ({ ...delivery, signal: own.signal })),
      ),
    )
    .then((receipts) => deliveries.map((delivery, n) => receiptFrom(receipts[n], delivery.decision, clock.now())))
    .catch((error: unknown) => allFail(`the channel threw: ${explain(error)}`));
  const receipts = await Promise.race([answer, late, stopped]);
  cancel?.();
  // Takes the listener off the signal of the runtime, which outlives this delivery.
  own.abort();
  return receipts;
}

async function call(channel: Channel, deliveries: readonly Delivery[]): Promise<readonly Receipt[]> {
  const [first, ...others] = deliveries;
  if (channel.sendMany !== undefined && others.length > 0) return channel.sendMany(deliveries);
  return first === undefined ? [] : [await channel.send(first)];
}

/** A receipt of ours, where there is none of the channel's. */
export function failure(
  { decision }: Pick<Delivery, 'decision'>,
  time: Instant,
  retryable: boolean,
  detail: string,
): Receipt {
  const { id, customer, channel } = decision;
  return { kind: 'receipt', decision: id, customer, channel, status: 'failed', time, retryable, detail };
}
