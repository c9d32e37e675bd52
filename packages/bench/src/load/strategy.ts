import {
  all,
  allocate,
  arbitrate,
  cap,
  days,
  gte,
  hours,
  lever,
  limit,
  product,
  qualify,
  value,
  weight,
  type Strategy,
} from '@opportune/core';

import { conditionsOf, LEVERS } from '../funnel/strategy.ts';
import { groupOf, offers } from '../funnel/work.ts';
import { AGGREGATES, TRIGGERS } from '../time/strategy.ts';

/** Actions that answer a request. */
export const ACTIONS = 1000;

/** Twenty aggregates, a hundred triggers with an action each that is delivered, and a thousand actions that answer requests. */
export const strategy: Strategy = {
  id: 'load',
  version: '1',
  recipes: { identified: 'identify' },
  aggregates: AGGREGATES,
  triggers: TRIGGERS,
  actions: [
    ...offers(ACTIONS).map((offer) => ({
      id: offer.id,
      group: groupOf(offer),
      channel: 'web',
      value: offer.value,
      when: all(...conditionsOf(offer)),
    })),
    ...Object.keys(TRIGGERS).map((on) => ({ id: `mail-${on}`, channel: 'email', value: 1, on })),
  ],
  funnel: [
    qualify(),
    limit(
      cap({ channel: 'email', atMost: 2, per: days(1) }),
      cap({ group: 'group-7', atMost: 1, per: hours(12) }),
      cap({ channel: 'web', atMost: 50, per: days(1) }),
    ),
    arbitrate(product(value(), weight(gte('profile.engagement', 2), 1.2), lever(LEVERS))),
    allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
  ],
};
