import { compile, type CustomerEvent, type CustomerState, type Step } from '@opportune/core';

import { AGGREGATES, strategy } from './strategy.ts';
import type { Fired, Subject } from './subject.ts';

const NOTHING: readonly Fired[] = [];

/** The strategy, with the states of all customers in a map. */
export class Opportune implements Subject {
  readonly #step: Step;
  readonly #states = new Map<string, CustomerState>();
  #now = 0;
  #seen: Readonly<Record<string, unknown>> = {};

  constructor() {
    this.#step = compile(strategy, { models: { look: ({ profile }) => ((this.#seen = profile), 1) } });
  }

  take(event: CustomerEvent): readonly Fired[] {
    this.#now = event.time;
    const { state, fired } = this.#step(this.#states.get(event.customer), event, event.time);
    this.#states.set(event.customer, state);
    return fired.length === 0 ? NOTHING : fired.map(({ name, openedAt, at }) => [name, openedAt, at]);
  }

  profile(customer: string): Readonly<Record<string, unknown>> {
    this.#step(this.#states.get(customer), { kind: 'request', id: 'look', customer }, this.#now);
    return Object.fromEntries(Object.keys(AGGREGATES).map((name) => [name, this.#seen[name]]));
  }

  state(customer: string): CustomerState | undefined {
    return this.#states.get(customer);
  }
}
