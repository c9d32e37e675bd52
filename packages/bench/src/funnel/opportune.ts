import { compile, type CustomerState, type Step } from '@opportune/core';

import { customers, type Offer } from '../step/work.ts';
import { strategyOf } from './strategy.ts';
import type { Chosen, Subject } from './subject.ts';
import { CUSTOMERS, eventAt, likelihood } from './work.ts';

const NOTHING: readonly Chosen[] = [];

/** The strategy, with the states of all customers in a map. */
export class Opportune implements Subject {
  readonly #step: Step;
  readonly #states = new Map<string, CustomerState>();

  constructor(offers: readonly Offer[], bindings: { readonly trace?: boolean } = {}) {
    this.#step = compile(strategyOf(offers), {
      ...bindings,
      recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) },
      models: { click: ({ profile }, { id }) => likelihood(profile['spent'] as number, id) },
    });
    const before = eventAt(0).time - 1;
    for (const [customer, traits] of customers(CUSTOMERS)) {
      const event = { id: 'i', type: 'identified', customer, time: before, properties: { ...traits } };
      this.#states.set(customer, this.#step(undefined, event, before).state);
    }
  }

  take(i: number): readonly Chosen[] {
    const event = eventAt(i);
    const { state, decisions } = this.#step(this.#states.get(event.customer), event, event.time);
    this.#states.set(event.customer, state);
    return decisions.length === 0 ? NOTHING : decisions.map(({ slot, action, score }) => [slot, action, score]);
  }
}
