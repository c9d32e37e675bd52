import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Moment } from '../funnel/moment.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { valueOf } from './aggregate.ts';
import type { Plan } from './plan.ts';

/** What there is to look at: an event, a trigger that fired, or a request. */
export interface Occasion {
  /** The moment's event time. */
  readonly at: number;
  readonly event?: CustomerEvent;
  readonly trigger?: TriggerMatch;
  readonly request?: DecisionRequest;
}

export function momentOf(plan: Plan, state: CustomerState, now: number, occasion: Occasion): Moment {
  const asOf = Math.max(occasion.at, state.watermark); // A1
  const profile: Record<string, unknown> = { ...state.profile };
  for (const [name, aggregate] of Object.entries(plan.aggregates)) {
    delete profile[name]; // A6
    const value = valueOf(aggregate, state.aggregates[name], asOf);
    if (value !== undefined) profile[name] = value;
  }
  return {
    customer: state.customer,
    event: occasion.event,
    profile,
    trigger: occasion.trigger,
    request: occasion.request,
    context: occasion.request?.context ?? {},
    now,
  };
}
