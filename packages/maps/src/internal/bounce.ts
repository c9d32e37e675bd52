import type { Meaning } from './outcomeEvent.ts';

/** A message that did not reach its customer; for good where the address will never take one. */
export function bounce(permanent: boolean): Meaning {
  return permanent ? { type: 'bounce', permanent } : { type: 'bounce' };
}
