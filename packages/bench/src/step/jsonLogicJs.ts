import jsonLogic from 'json-logic-js';

import type { Matcher } from './matcher.ts';
import type { Offer } from './work.ts';

/** The conditions alone, in json-logic-js, one rule after the other. */
export function jsonLogicJs(offers: readonly Offer[]): Matcher {
  const rules = offers.map(({ id, on, segments, countries, minSpent, maxRisk, minTotal }) => ({
    id,
    logic: {
      and: [
        { '==': [{ var: 'event.type' }, on] },
        { in: [{ var: 'profile.segment' }, segments] },
        ...(countries === undefined ? [] : [{ in: [{ var: 'profile.country' }, countries] }]),
        { '>=': [{ var: 'profile.spent' }, minSpent] },
        ...(maxRisk === undefined ? [] : [{ '<': [{ var: 'profile.risk' }, maxRisk] }]),
        ...(minTotal === undefined ? [] : [{ '>=': [{ var: 'event.total' }, minTotal] }]),
      ],
    } as never,
  }));
  return (event, profile) => {
    const data = { event: { type: event.type, ...event.properties }, profile };
    return rules.filter(({ logic }) => jsonLogic.apply(logic, data) === true).map(({ id }) => id);
  };
}
