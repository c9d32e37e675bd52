import type { Receipt } from '@opportune/core';

/** How a delivery has failed, in few words; '' where it has not. What the platform says may be about somebody. */
export function failureOf({ status, retryable }: Receipt): '' | 'retryable' | 'final' {
  if (status !== 'failed') return '';
  return retryable === true ? 'retryable' : 'final';
}
