import { LogicEngine } from 'json-logic-engine';

import { logicOf } from './logic.ts';
import type { Subject } from './subject.ts';
import type { Situation } from './work.ts';

/** Each rule compiled to code by the engine. */
export const jsonLogicEngine: Subject = {
  name: 'json-logic-engine',
  prepare(offers, situations) {
    const engine = new LogicEngine();
    const rules = offers.map((offer) => ({
      id: offer.id,
      rank: offer.rank,
      test: engine.build(logicOf(offer)) as (situation: Situation) => unknown,
    }));
    return (i) => {
      const situation = situations[i]!;
      let best: (typeof rules)[number] | undefined;
      for (const rule of rules) {
        if (rule.test(situation) === true && (best === undefined || rule.rank > best.rank)) best = rule;
      }
      return best?.id;
    };
  },
};
