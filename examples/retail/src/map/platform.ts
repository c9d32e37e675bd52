import { days, hours, type Instant } from '@opportune/core';

import { customerAt } from '../shop/customer.ts';
import { Agenda } from '../simulation/agenda.ts';
import { chance } from '../simulation/chance.ts';
import type { Entry, Journal } from './journal.ts';
import type { MapConfig } from './mapConfig.ts';
import { fateOf, type Happened, type Message } from './message.ts';
import { doneAt } from './outage.ts';

/** Every few days, at ten in the morning, everybody who agreed gets the same promotion. */
const PROMOTION_EVERY = 4;
const PROMOTION_AT = hours(10);
/** How often it is too busy, or out of order; to show that trying again works. */
const LIMITED = 0.03;
const BROKEN = 0.015;

/** An event of the platform's API, as far as it matters here. */
export interface Request {
  readonly uniqueId: string;
  readonly customer: string;
  readonly action: string;
  readonly at: Instant;
}

/**
 * The mailing platform: its own copy of the customers, its promotions, a flow that turns each decision into an e-mail,
 * and what recipients make of it. Knows no HTTP.
 */
export class Platform {
  readonly #config: MapConfig;
  readonly #journal: Journal;
  readonly #agenda = new Agenda<Happened | Promotion>();
  readonly #unwanted = new Set<string>();
  readonly #attempts = new Map<string, number>();
  readonly #taken = new Set<string>();

  constructor(config: MapConfig, journal: Journal) {
    this.#config = config;
    this.#journal = journal;
    for (const entry of journal.entries) this.#remember(entry);
    for (let day = 0; day < config.days; day += PROMOTION_EVERY) {
      const at = doneAt(config.start + days(day) + PROMOTION_AT, config.outage);
      this.#agenda.plan(at, 'promotion', { promotion: `promotion ${String(day)}`, at });
    }
  }

  /** When something happens next. */
  get next(): Instant | undefined {
    return this.#agenda.next;
  }

  /** Takes a valid request, at most once in effect. The same request and attempt always get the same answer. */
  take(request: Request): Entry['outcome'] {
    const { uniqueId, customer } = request;
    const attempt = (this.#attempts.get(uniqueId) ?? 0) + 1;
    const { seed, isCalm = false } = this.#config;
    const luck = isCalm ? 1 : chance(seed, 'trouble', uniqueId, attempt);
    let outcome: Entry['outcome'] = this.#unwanted.has(customer) ? 'suppressed' : 'sent';
    if (luck < LIMITED) outcome = 'limited';
    else if (luck < LIMITED + BROKEN) outcome = 'broken';
    else if (this.#taken.has(uniqueId)) outcome = 'repeated';
    const entry = { ...request, outcome };
    this.#journal.add(entry);
    this.#remember(entry);
    return outcome;
  }

  /** Everything that happens up to an instant, in the order of time. */
  *advance(until: Instant): Generator<Happened, void, undefined> {
    for (let next = this.#agenda.take(until); next !== undefined; next = this.#agenda.take(until)) {
      if ('promotion' in next) this.#promote(next);
      else {
        if (next.topic === 'unsubscribed' || next.topic === 'complained') this.#unwanted.add(next.message.customer);
        yield next;
      }
    }
  }

  #remember({ uniqueId, customer, at, outcome }: Entry): void {
    this.#attempts.set(uniqueId, (this.#attempts.get(uniqueId) ?? 0) + 1);
    if (outcome === 'sent' || outcome === 'suppressed') this.#taken.add(uniqueId);
    // Its fate hangs on when it was decided and not on when it was taken, so that a restart does not change it.
    const sentAt = doneAt(at, this.#config.outage);
    if (outcome === 'sent') this.#send({ key: uniqueId, customer, at: sentAt, decision: uniqueId });
  }

  #promote({ promotion, at }: Promotion): void {
    const { seed, customers } = this.#config;
    for (let number = 0; number < customers; number += 1) {
      const { id, agreed } = customerAt(seed, number);
      if (agreed && !this.#unwanted.has(id)) this.#send({ key: `${promotion} ${id}`, customer: id, at });
    }
  }

  #send(message: Message): void {
    for (const happened of fateOf(this.#config.seed, message)) {
      const at = doneAt(happened.at, this.#config.outage);
      this.#agenda.plan(at, `${message.key} ${happened.topic}`, { ...happened, at });
    }
  }
}

interface Promotion {
  readonly promotion: string;
  readonly at: Instant;
}
