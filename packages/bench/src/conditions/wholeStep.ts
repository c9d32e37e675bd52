import {
  all,
  allocate,
  arbitrate,
  compile,
  qualify,
  value,
  type CustomerState,
  type DecisionRequest,
} from '@opportune/core';

import { nodeOf } from './entry.ts';
import type { Subject } from './subject.ts';
import type { Situation } from './work.ts';

/** A request through the whole step: known inputs, conditions, ranking, allocation, the new state. */
export const wholeStep: Subject = {
  name: 'opportune, whole step',
  prepare(offers, situations) {
    const step = compile(
      {
        id: 'conditions',
        version: '1',
        recipes: { identified: 'identify' },
        actions: offers.map(({ id, rank, clauses }) => ({
          id,
          channel: 'web',
          value: rank,
          when: all(...clauses.map((clause) => nodeOf(clause, clause.path.replace('event.', 'context.')))),
        })),
        funnel: [qualify(), arbitrate(value()), allocate({ hero: { channel: 'web', atMost: 1 } })],
      },
      { brief: true, recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) } },
    );
    const askers = situations.map((situation) => ({ state: stateOf(situation), request: requestOf(situation) }));
    return (i) => {
      const { state, request } = askers[i]!;
      return step(state, request, 1).decisions[0]?.action;
    };

    function stateOf({ profile }: Situation): CustomerState {
      const properties = { ...profile };
      return step(undefined, { id: 'i', type: 'identified', customer: profile.id, time: 0, properties }, 0).state;
    }
  },
};

const requestOf = ({ event, profile }: Situation): DecisionRequest => ({
  kind: 'request',
  id: 'r',
  customer: profile.id,
  context: event,
});
