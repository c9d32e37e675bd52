import { compareText } from '../internal/compareText.ts';
import type { Bounded } from './bounded.ts';
import type { Claim } from './claim.ts';
import type { Expectations } from './expectations.ts';
import type { Agreement } from './report.ts';
import { shareOf } from './streamHealth.ts';

interface Pair {
  readonly attribute: string;
  readonly sources: readonly [string, string];
  agreeing: number;
  compared: number;
}

/** How well sources agree on each attribute: with the one that knows best, or where none is said to, with each other. */
export function agreements({ kept }: Bounded<Bounded<Claim>>, { attributes = {} }: Expectations): readonly Agreement[] {
  const pairs = new Map<string, Pair>();
  for (const [, { kept: claims }] of kept) {
    for (const [, one] of claims) {
      const best = Object.hasOwn(attributes, one.attribute) ? attributes[one.attribute]?.source : undefined;
      for (const [, other] of claims) {
        if (one.attribute !== other.attribute || one.source === other.source) continue;
        const isFirst = best === undefined ? one.source < other.source : one.source === best;
        if (!isFirst) continue;
        const key = JSON.stringify([one.attribute, one.source, other.source]);
        const sources = [one.source, other.source] as const;
        const pair = pairs.get(key) ?? { attribute: one.attribute, sources, agreeing: 0, compared: 0 };
        pair.compared += 1;
        if (one.value === other.value) pair.agreeing += 1;
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { attribute, sources, agreeing, compared }]) => ({
      attribute,
      sources,
      consistency: shareOf(agreeing, compared),
    }));
}
