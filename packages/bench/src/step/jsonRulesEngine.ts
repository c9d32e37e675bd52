import { Engine } from 'json-rules-engine';

import type { Matcher } from './matcher.ts';
import type { Offer } from './work.ts';

/** The conditions alone, in json-rules-engine. */
export function jsonRulesEngine(offers: readonly Offer[]): Matcher {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, on, segments, countries, minSpent, maxRisk, minTotal } of offers) {
    const profile = (path: string, operator: string, value: unknown): object => ({
      fact: 'profile',
      path: `$.${path}`,
      operator,
      value,
    });
    engine.addRule({
      conditions: {
        all: [
          { fact: 'event', path: '$.type', operator: 'equal', value: on },
          profile('segment', 'in', segments),
          ...(countries === undefined ? [] : [profile('country', 'in', countries)]),
          profile('spent', 'greaterThanInclusive', minSpent),
          ...(maxRisk === undefined ? [] : [profile('risk', 'lessThan', maxRisk)]),
          ...(minTotal === undefined
            ? []
            : [{ fact: 'event', path: '$.total', operator: 'greaterThanInclusive', value: minTotal }]),
        ] as never,
      },
      event: { type: id },
    });
  }
  return async (event, profile) => {
    const { events } = await engine.run({ event: { type: event.type, ...event.properties }, profile });
    return events.map(({ type }) => type);
  };
}
