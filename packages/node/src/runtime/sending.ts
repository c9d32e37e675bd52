import type { Channel, Clock, Decision, Instant, Millis, Profile, Receipt } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import { receiptFrom } from './receiptFrom.ts';

/** What handing a decision to its channel needs. */
export interface Sending {
  readonly channel: Channel | undefined;
  readonly decision: Decision;
  readonly profile: Profile;
  readonly clock: Clock;
  /** Milliseconds after which a channel that has not answered counts as failed, and may be tried again. */
  readonly timeout: Millis;
  /** Aborted when the runtime stops waiting. */
  readonly signal: AbortSignal;
}

/** Hands one decision over; undefined where the runtime stopped waiting for the answer. Never rejects. */
export async function send(sending: Sending): Promise<Receipt | undefined> {
  const { channel, decision, profile, clock, timeout, signal } = sending;
  if (channel === undefined) {
    return failure(decision, clock.now(), false, `this runtime has no channel named ${decision.channel}`);
  }
  const own = new AbortController();
  let cancel: (() => void) | undefined;
  const late = new Promise<Receipt>((resolve) => {
    cancel = clock.wake(clock.now() + timeout, () => {
      resolve(failure(decision, clock.now(), true, `no answer within ${String(timeout)} ms`));
      own.abort();
    });
  });
  const stopped = new Promise<undefined>((resolve) => {
    const stop = (): void => (resolve(undefined), own.abort());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: own.signal });
  });
  const now = clock.now();
  const answer = Promise.resolve()
    .then(() => channel.send({ decision, profile, now, signal: own.signal }))
    .then((answered) => receiptFrom(answered, decision, clock.now()))
    .catch((error: unknown) => failure(decision, clock.now(), true, `the channel threw: ${explain(error)}`));
  const receipt = await Promise.race([answer, late, stopped]);
  cancel?.();
  // Takes the listener off the signal of the runtime, which outlives this delivery.
  own.abort();
  return receipt;
}

function failure(decision: Decision, time: Instant, retryable: boolean, detail: string): Receipt {
  const { id, customer, channel } = decision;
  return { kind: 'receipt', decision: id, customer, channel, status: 'failed', time, retryable, detail };
}
