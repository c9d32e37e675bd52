import type { Merge } from '../identity/merge.ts';
import type { CustomerEvent } from './customerEvent.ts';
import type { DecisionRequest } from './decisionRequest.ts';
import type { Receipt } from './receipt.ts';
import type { WakeUp } from './wakeUp.ts';

/**
 * Everything that `step` takes in.
 * @public
 */
export type Input = CustomerEvent | DecisionRequest | Receipt | WakeUp | Merge;
