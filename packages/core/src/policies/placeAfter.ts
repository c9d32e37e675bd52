import type { Receipt } from '../events/receipt.ts';
import type { Contact } from './contact.ts';

/**
 * What becomes of a decision's place by a receipt; undefined where it says nothing about it.
 *
 * @example
 * ```ts
 * import { placeAfter } from '@opportune/core';
 *
 * const receipt = { kind: 'receipt', decision: 'd1', customer: 'ada', channel: 'email', time: 0 } as const;
 *
 * placeAfter({ ...receipt, status: 'sent' }); // => 'committed'
 * placeAfter({ ...receipt, status: 'failed', retryable: true }); // => undefined
 * ```
 * @see docs/semantics.md, P5
 * @public
 */
export function placeAfter({ status, retryable = false }: Receipt): Contact['status'] | undefined {
  if (status === 'accepted' || status === 'sent') return 'committed';
  return status === 'aborted' || (status === 'failed' && !retryable) ? 'released' : undefined;
}
