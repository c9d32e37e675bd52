import type { Delivery, Receipt } from '@opportune/core';

import type { Answer } from './line.ts';
import { redact } from './redact.ts';

/** Turns what a platform answers into a receipt, whatever happens on the way. */
export async function handOver(
  { decision, now }: Delivery,
  secrets: readonly string[],
  run: () => Promise<Answer>,
): Promise<Receipt> {
  let answer: Answer;
  try {
    answer = await run();
  } catch (error) {
    // A mapping of the application, or content that cannot be written: no retry will help.
    answer = { status: 'failed', retryable: false, detail: `could not be written: ${String(error)}` };
  }
  return {
    kind: 'receipt',
    decision: decision.id,
    customer: decision.customer,
    channel: decision.channel,
    time: now,
    ...answer,
    ...(answer.detail && { detail: redact(answer.detail, secrets) }),
    ...(answer.reference && { reference: redact(answer.reference, secrets) }),
  };
}
