import { random } from '../random.ts';

/** The attributes that clauses look at. */
export const PATHS = [
  'event.type',
  'event.value',
  'profile.segment',
  'profile.country',
  'profile.traits.ltv',
  'profile.traits.churnRisk',
] as const;

export type Path = (typeof PATHS)[number];

/** One clause, in a form that every subject is built from. */
export type Clause =
  | { readonly path: Path; readonly is: 'eq'; readonly value: string }
  | { readonly path: Path; readonly is: 'oneOf'; readonly values: readonly string[] }
  | { readonly path: Path; readonly is: 'gte' | 'gt' | 'lt'; readonly value: number };

/** An action: eligible where all its clauses are true; the eligible one with the highest rank wins. */
export interface Offer {
  readonly id: string;
  /** No two offers have the same. */
  readonly rank: number;
  readonly clauses: readonly Clause[];
}

/** A customer at the moment at which something happens. */
export interface Situation {
  readonly event: { readonly type: string; readonly value: number };
  readonly profile: {
    readonly id: string;
    readonly segment: string;
    readonly country: string;
    readonly traits: { readonly ltv: number; readonly churnRisk: number };
  };
}

export const eventTypes: readonly string[] = Array.from({ length: 20 }, (_, i) => `happened_${i}`);
export const segments: readonly string[] = ['fresh', 'steady', 'gold', 'silver', 'sleepy', 'gone', 'trade', 'staff'];
const COUNTRIES = ['AT', 'BE', 'CH', 'CZ', 'DK', 'EE', 'FI', 'GR', 'HU', 'IE'];

/** `n` offers with 3 to 7 clauses each, 4.7 on average; every chance of a clause is the same at all sizes. */
export function offers(n: number, seed = 4_711): readonly Offer[] {
  const chance = random(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const pick = (from: readonly string[]): string => from[below(from.length)]!;
  const some = (probability: number, clause: () => Clause): readonly Clause[] =>
    chance() < probability ? [clause()] : [];
  const ranks = shuffled(n, below);
  return ranks.map((rank, i) => {
    const least = below(800);
    return {
      id: `offer-${i}`,
      rank,
      clauses: [
        { path: 'event.type', is: 'eq', value: pick(eventTypes) },
        { path: 'profile.segment', is: 'oneOf', values: [pick(segments), pick(segments)] },
        ...some(0.7, () => ({
          path: 'profile.country',
          is: 'oneOf',
          values: [pick(COUNTRIES), pick(COUNTRIES), pick(COUNTRIES)],
        })),
        { path: 'profile.traits.ltv', is: 'gte', value: least },
        ...some(0.5, () => ({ path: 'profile.traits.ltv', is: 'lt', value: least + 200 + below(800) })),
        ...some(0.3, () => ({ path: 'profile.traits.churnRisk', is: 'lt', value: below(101) / 100 })),
        ...some(0.2, () => ({ path: 'event.value', is: 'gt', value: below(300) })),
      ],
    };
  });
}

/** 1 to n, in an order left to chance. */
function shuffled(n: number, below: (limit: number) => number): readonly number[] {
  const numbers = Array.from({ length: n }, (_, i) => i + 1);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  return numbers;
}

/** `m` situations. */
export function situations(m: number): readonly Situation[] {
  const chance = random(815);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const pick = (from: readonly string[]): string => from[below(from.length)]!;
  return Array.from({ length: m }, (_, i) => ({
    event: { type: pick(eventTypes), value: below(500) },
    profile: {
      id: `visitor-${i}`,
      segment: pick(segments),
      country: pick(COUNTRIES),
      traits: { ltv: below(1500), churnRisk: below(101) / 100 },
    },
  }));
}
