import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Moment as Looked } from '../funnel/moment.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { valueOf } from './aggregate.ts';
import { memoryOf } from './memoryOf.ts';
import { own } from './own.ts';
import type { Plan } from './plan.ts';

/** What rules look at, with what conditions can name. */
export interface Moment extends Looked {
  /** None where a condition is asked outside of a strategy, which names nothing. */
  readonly plan?: Plan;
  /** C11: the element that a condition is asked of. */
  readonly element?: unknown;
  /** C19: says that a condition by this name has failed. */
  readonly fail?: (name: string) => void;
}

/** What there is to look at: an event, a trigger that fired, or a request. */
export interface Occasion {
  /** The moment's event time. */
  readonly at: number;
  readonly event?: CustomerEvent;
  readonly trigger?: TriggerMatch;
  readonly request?: DecisionRequest;
  readonly faults: Fault[];
}

export function momentOf(plan: Plan, state: CustomerState, now: number, occasion: Occasion): Moment {
  const asOf = Math.max(occasion.at, state.watermark); // A1
  const profile: Record<string, unknown> = { ...state.profile };
  for (const [name, aggregate] of Object.entries(plan.aggregates)) {
    delete profile[name]; // A6
    const value = valueOf(aggregate, memoryOf(plan, aggregate, state, name), asOf, own(state.profile, 'timeZone'));
    if (value !== undefined) profile[name] = value;
  }
  const expected = Object.entries(plan.attributes).filter(([, { expected }]) => expected === true);
  const present = expected.filter(([name]) => ![undefined, null, ''].includes(own(profile, name) as undefined));
  const failed: string[] = [];
  return {
    plan,
    fail: (name) => {
      if (failed.includes(name)) return;
      failed.push(name);
      occasion.faults.push({ code: 'CONDITION_FAILED', path: '', message: name });
    },
    customer: state.customer,
    event: occasion.event,
    profile,
    health: {
      age: state.watermark === -8.64e15 ? undefined : now - state.watermark, // H2
      completeness: expected.length === 0 ? undefined : present.length / expected.length, // H1
    },
    trigger: occasion.trigger,
    steps: occasion.trigger?.steps,
    request: occasion.request,
    context: occasion.request?.context ?? {},
    contacts: state.contacts,
    now,
  };
}
