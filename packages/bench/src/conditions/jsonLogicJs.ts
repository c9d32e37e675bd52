import jsonLogic from 'json-logic-js';

import { logicOf } from './logic.ts';
import type { Subject } from './subject.ts';

export const jsonLogicJs: Subject = {
  name: 'json-logic-js',
  prepare(offers, situations) {
    const rules = offers.map((offer) => ({ id: offer.id, rank: offer.rank, logic: logicOf(offer) as never }));
    return (i) => {
      const situation = situations[i]!;
      let best: (typeof rules)[number] | undefined;
      for (const rule of rules) {
        if (jsonLogic.apply(rule.logic, situation) === true && (best === undefined || rule.rank > best.rank))
          best = rule;
      }
      return best?.id;
    };
  },
};
