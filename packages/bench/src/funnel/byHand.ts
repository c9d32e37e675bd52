import { days, type CustomerEvent } from '@opportune/core';

import { customers, type Offer, type Traits } from '../step/work.ts';
import { CAPS, LEVERS } from './strategy.ts';
import type { Chosen, Subject } from './subject.ts';
import { channelOf, CUSTOMERS, eventAt, groupOf, likelihood, OTHERS, TOPICS } from './work.ts';

const NOTHING: readonly Chosen[] = [];
const SLOTS = [
  ['inbox', 'email'],
  ['phone', 'push'],
  ['text', 'sms'],
] as const;
const SEEN = 32;
const LONGEST = days(2);
const OPEN_FOR = 30 * 60_000;

interface Contact {
  readonly channel: string;
  readonly group: string;
  readonly at: number;
}

/** What a developer would keep of a customer for this one strategy; events come in order here, and once. */
interface Customer {
  readonly traits: Traits;
  readonly viewed: number[];
  readonly bought: number[];
  readonly spend: (readonly [time: number, total: number])[];
  visits: number;
  contacts: Contact[];
  readonly open: Map<number, number>;
  readonly seen: string[];
}

interface Candidate {
  readonly id: string;
  readonly group: string;
  readonly channel: string;
  readonly value: number;
  readonly lever: number;
  readonly fits: (event: CustomerEvent, traits: Traits) => boolean;
}

/** Which trigger an event of a type opens or closes, by its topic. */
const triggersOn = (shift: number): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: TOPICS }, (_, k) => [`${OTHERS[(k + shift) % OTHERS.length]!} topic-${k}`, k] as const));

/** Plain code for exactly this strategy. */
export class ByHand implements Subject {
  readonly #candidates = new Map<string, Candidate[]>();
  readonly #customers = new Map<string, Customer>();
  readonly #opens = triggersOn(0);
  readonly #closes = triggersOn(5);

  constructor(offers: readonly Offer[]) {
    for (const [i, offer] of offers.entries()) {
      const { id, on, value, segments, countries, minSpent, maxRisk, minTotal } = offer;
      const group = groupOf(offer);
      const candidate: Candidate = {
        id,
        group,
        channel: channelOf(i),
        value,
        lever: LEVERS[group] ?? 1,
        fits: (event, traits) =>
          segments.includes(traits.segment) &&
          (countries === undefined || countries.includes(traits.country)) &&
          traits.spent >= minSpent &&
          (maxRisk === undefined || traits.risk < maxRisk) &&
          (minTotal === undefined || (event.properties['total'] as number) >= minTotal),
      };
      const others = this.#candidates.get(on);
      if (others === undefined) this.#candidates.set(on, [candidate]);
      else others.push(candidate);
    }
    for (const [customer, traits] of customers(CUSTOMERS)) {
      this.#customers.set(customer, {
        traits,
        viewed: [],
        bought: [],
        spend: [],
        visits: 0,
        contacts: [],
        open: new Map(),
        seen: [],
      });
    }
  }

  take(i: number): readonly Chosen[] {
    const event = eventAt(i);
    const customer = this.#customers.get(event.customer)!;
    if (customer.seen.includes(event.id)) return NOTHING;
    customer.seen.push(event.id);
    if (customer.seen.length > SEEN) customer.seen.shift();
    this.#remember(customer, event);
    const candidates = this.#candidates.get(event.type);
    return candidates === undefined ? NOTHING : this.#choose(customer, event, candidates);
  }

  #remember(customer: Customer, event: CustomerEvent): void {
    const { time, type, properties } = event;
    for (const [k, openedAt] of customer.open) if (openedAt + OPEN_FOR < time) customer.open.delete(k);
    if (type === 'event_3') keep(customer.viewed, time, days(7));
    else if (type === 'event_4') {
      keep(customer.bought, time, days(30));
      customer.spend.push([time, properties['total'] as number]);
      while (customer.spend[0]![0] <= time - days(90)) customer.spend.shift();
    } else if (type === 'event_5') customer.visits += 1;
    const about = `${type} ${String(properties['topic'])}`;
    const closed = this.#closes.get(about);
    if (closed !== undefined) customer.open.delete(closed);
    const opened = this.#opens.get(about);
    if (opened !== undefined) customer.open.set(opened, time);
  }

  #choose(customer: Customer, event: CustomerEvent, candidates: readonly Candidate[]): readonly Chosen[] {
    const { traits, contacts } = customer;
    const now = event.time;
    const context = customer.viewed.filter((time) => time > now - days(7)).length >= 2 ? 1.2 : 1;
    const scored: (readonly [candidate: Candidate, score: number])[] = [];
    for (const candidate of candidates) {
      if (!candidate.fits(event, traits) || isCapped(candidate, contacts, now)) continue;
      const score = likelihood(traits.spent, candidate.id) * context * candidate.value * candidate.lever;
      if (score > 0) scored.push([candidate, score]);
    }
    scored.sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
    const chosen: Chosen[] = [];
    const made: Contact[] = [];
    for (const [candidate, score] of scored) {
      const slot = SLOTS.find(
        ([name, channel]) => channel === candidate.channel && !chosen.some(([taken]) => taken === name),
      );
      if (slot === undefined || (made.length > 0 && isCapped(candidate, [...contacts, ...made], now))) continue;
      chosen.push([slot[0], candidate.id, score]);
      made.push({ channel: candidate.channel, group: candidate.group, at: now });
    }
    customer.contacts = [...contacts.filter(({ at }) => at > now - LONGEST), ...made];
    return chosen;
  }
}

function isCapped(candidate: Candidate, contacts: readonly Contact[], now: number): boolean {
  for (const cap of CAPS) {
    const { channel, group } = cap;
    if ((channel ?? candidate.channel) !== candidate.channel || (group ?? candidate.group) !== candidate.group)
      continue;
    let taken = 0;
    for (const contact of contacts) {
      if (
        contact.at > now - cap.per &&
        (channel ?? contact.channel) === contact.channel &&
        (group ?? contact.group) === contact.group
      )
        taken += 1;
    }
    if (taken >= cap.atMost) return true;
  }
  return false;
}

/** Adds a time, and lets those go that have left the window. */
function keep(times: number[], time: number, per: number): void {
  times.push(time);
  while (times[0]! <= time - per) times.shift();
}
