import type { DecisionRequest } from '../src/events/decisionRequest.ts';

/** A request for the customer Ada. */
export const request = (id = 'r1', more: Partial<DecisionRequest> = {}): DecisionRequest => ({
  kind: 'request',
  id,
  customer: 'ada',
  ...more,
});
