import type { CustomerEvent } from '@opportune/core';

import { random } from '../random.ts';

/** What an action asks for, in a form that every subject is built from. */
export interface Offer {
  readonly id: string;
  readonly value: number;
  /** The type of the event that proposes it. */
  readonly on: string;
  readonly segments: readonly string[];
  readonly countries: readonly string[] | undefined;
  readonly minSpent: number;
  readonly maxRisk: number | undefined;
  readonly minTotal: number | undefined;
}

const TYPES = Array.from({ length: 20 }, (_, i) => `event_${i}`);
const SEGMENTS = ['new', 'active', 'loyal', 'vip', 'lapsing', 'churned', 'b2b', 'student'];
const COUNTRIES = ['US', 'GB', 'DE', 'FR', 'IN', 'AU', 'ES', 'PL', 'JP', 'BR'];

export const eventTypes: readonly string[] = TYPES;

/** `n` actions with 2 to 5 conditions each beside the event's type. */
export function offers(n: number): readonly Offer[] {
  const chance = random(20261122);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  return Array.from({ length: n }, (_, i) => ({
    id: `offer-${String(i).padStart(4, '0')}`,
    value: 1 + Math.floor(chance() * 1_000_000),
    on: TYPES[i % TYPES.length]!,
    segments: [pick(SEGMENTS), pick(SEGMENTS)],
    countries: chance() < 0.7 ? [pick(COUNTRIES), pick(COUNTRIES), pick(COUNTRIES)] : undefined,
    minSpent: Math.floor(chance() * 800),
    maxRisk: chance() < 0.3 ? Math.round(chance() * 100) / 100 : undefined,
    minTotal: chance() < 0.2 ? Math.floor(chance() * 300) : undefined,
  }));
}

/** A customer as the subjects without a state are handed it. */
export interface Traits {
  readonly segment: string;
  readonly country: string;
  readonly spent: number;
  readonly risk: number;
}

/** `m` customers. */
export function customers(m: number): ReadonlyMap<string, Traits> {
  const chance = random(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  return new Map(
    Array.from({ length: m }, (_, i) => [
      `customer-${i}`,
      {
        segment: pick(SEGMENTS),
        country: pick(COUNTRIES),
        spent: Math.floor(chance() * 1500),
        risk: Math.round(chance() * 100) / 100,
      },
    ]),
  );
}

/** The i-th event: some customer does something, a second after the event before. */
export function eventAt(i: number, m: number): CustomerEvent {
  // Weyl's sequences: spread evenly over customers and types without a generator's state.
  const spread = (i * 0.618_033_988_749_895) % 1;
  return {
    id: `e${i}`,
    type: TYPES[Math.floor(((i * 0.754_877_666_246_693) % 1) * TYPES.length)]!,
    customer: `customer-${Math.floor(spread * m)}`,
    time: 1_795_338_000_000 + i * 1000,
    properties: { total: (i * 37) % 500 },
  };
}
