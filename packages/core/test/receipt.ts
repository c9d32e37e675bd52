import type { Receipt } from '../src/events/receipt.ts';

/** What a channel says of a decision on Ada. */
export const receipt = (decision: string, status: Receipt['status'], more: Partial<Receipt> = {}): Receipt => ({
  kind: 'receipt',
  decision,
  customer: 'ada',
  channel: 'email',
  status,
  time: 0,
  ...more,
});
