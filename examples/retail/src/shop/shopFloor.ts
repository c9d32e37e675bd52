import { minutes, type Instant } from '@opportune/core';

import { Agenda } from '../simulation/agenda.ts';
import { customerAt, type Customer } from './customer.ts';
import { dayOf } from './dayOf.ts';
import { visitOf, type Act, type Occasion } from './visit.ts';

/** The customers in the shop and what they are about to do. A seed gives the same customers the same days. */
export class ShopFloor {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly #seed: number;
  readonly #start: Instant;
  readonly #agenda = new Agenda<Act>();

  constructor(seed: number, customers: number, start: Instant) {
    this.#seed = seed;
    this.#start = start;
    this.customers = new Map(
      Array.from({ length: customers }, (_, number) => customerAt(seed, number)).map((customer) => [
        customer.id,
        customer,
      ]),
    );
  }

  /** Plans the visits of one day, counted from 0. */
  open(day: number): void {
    for (const customer of this.customers.values()) {
      for (const occasion of dayOf(this.#seed, customer, this.#start, day)) this.#visit(customer, occasion);
    }
  }

  /** Someone who clicked in an e-mail comes to the site, in the minute after. */
  clicked(customer: string, click: string, at: Instant): void {
    const known = this.customers.get(customer);
    if (known !== undefined)
      this.#visit(known, { key: `${customer} after ${click}`, at: at + minutes(1), isClick: true });
  }

  /** What is done next, where that is not after `until`. */
  take(until: Instant): Act | undefined {
    return this.#agenda.take(until);
  }

  #visit(customer: Customer, occasion: Occasion): void {
    for (const [n, act] of visitOf(this.#seed, customer, occasion).entries()) {
      this.#agenda.plan(act.at, `${occasion.key} ${String(n).padStart(3, '0')}`, act);
    }
  }
}
