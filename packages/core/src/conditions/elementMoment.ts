import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Moment } from '../funnel/moment.ts';
import type { ProfileHealth } from '../profile/profileHealth.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/** A moment with an element of a list in it. One serves for all elements, one after the other. */
export class ElementMoment implements Moment {
  readonly outer: Moment;
  element: unknown;

  constructor(outer: Moment) {
    this.outer = outer;
  }

  get customer(): string {
    return this.outer.customer;
  }

  get event(): CustomerEvent | undefined {
    return this.outer.event;
  }

  get profile(): Readonly<Record<string, unknown>> {
    return this.outer.profile;
  }

  get health(): ProfileHealth {
    return this.outer.health;
  }

  get trigger(): TriggerMatch | undefined {
    return this.outer.trigger;
  }

  get steps(): Moment['steps'] {
    return this.outer.steps;
  }

  get request(): DecisionRequest | undefined {
    return this.outer.request;
  }

  get context(): Readonly<Record<string, unknown>> {
    return this.outer.context;
  }

  get now(): Instant {
    return this.outer.now;
  }
}
