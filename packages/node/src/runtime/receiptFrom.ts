import type { Decision, Instant, Receipt } from '@opportune/core';

const STATUSES: ReadonlySet<unknown> = new Set<Receipt['status']>(['accepted', 'sent', 'failed', 'aborted']);

/**
 * The receipt of this decision in what a channel has answered. Where there is none, nobody knows what became of it: a
 * failure that may pass, so that it is sent again under its id, rather than taken for delivered.
 */
export function receiptFrom(answer: unknown, { id, customer, channel }: Decision, now: Instant): Receipt {
  const found = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<Receipt>;
  const { status, time, retryAfter, ...rest } = found;
  const of = { kind: 'receipt', decision: id, customer } as const;
  if (status === undefined || !STATUSES.has(status)) {
    const detail = 'the channel has answered without a receipt';
    return { ...of, channel, status: 'failed', time: now, retryable: true, detail };
  }
  const wait = isFinite(retryAfter) && retryAfter > 0 ? { retryAfter } : {};
  return { channel, ...rest, ...of, status, time: isFinite(time) ? time : now, ...wait };
}

const isFinite = (value: unknown): value is number => Number.isFinite(value);
