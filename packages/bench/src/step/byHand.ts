import type { Matcher } from './matcher.ts';
import type { Offer } from './work.ts';

/** The conditions alone, as a developer would write them down: a closure an offer, in a loop. */
export function byHand(offers: readonly Offer[]): Matcher {
  const tests = offers.map(({ id, on, segments, countries, minSpent, maxRisk, minTotal }) => ({
    id,
    test: (...[event, profile]: Parameters<Matcher>): boolean =>
      event.type === on &&
      segments.includes(profile.segment) &&
      (countries === undefined || countries.includes(profile.country)) &&
      profile.spent >= minSpent &&
      (maxRisk === undefined || profile.risk < maxRisk) &&
      (minTotal === undefined || (event.properties['total'] as number) >= minTotal),
  }));
  return (event, profile) => tests.filter(({ test }) => test(event, profile)).map(({ id }) => id);
}
