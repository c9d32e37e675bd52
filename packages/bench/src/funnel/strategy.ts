import {
  absence,
  all,
  allocate,
  arbitrate,
  cap,
  count,
  days,
  eq,
  gte,
  hours,
  lever,
  limit,
  lt,
  minutes,
  occurrence,
  oneOf,
  product,
  propensity,
  qualify,
  sum,
  value,
  weight,
  type Cap,
  type Millis,
  type Node,
  type Strategy,
} from '@opportune/core';

import type { Offer } from '../step/work.ts';
import { ASKING, channelOf, groupOf, OTHERS, TOPICS } from './work.ts';

export const LEVERS: Readonly<Record<string, number>> = { 'group-1': 1.5, 'group-2': 0.5 };
export const CAPS: readonly (Pick<Cap, 'channel' | 'group' | 'atMost'> & { readonly per: Millis })[] = [
  { channel: 'email', atMost: 2, per: days(2) },
  { channel: 'push', atMost: 2, per: days(2) },
  { channel: 'sms', atMost: 1, per: days(1) },
  { group: 'group-7', atMost: 1, per: hours(12) },
  { atMost: 6, per: days(2) },
];

/** The offers as a strategy: a hundred triggers, four aggregates, five caps, a computed ranking, three slots. */
export function strategyOf(offers: readonly Offer[]): Strategy {
  const patterns = Array.from({ length: TOPICS }, (_, k): readonly [string, Node] => {
    const [after, of] = [OTHERS[k % OTHERS.length]!, OTHERS[(k + 5) % OTHERS.length]!];
    const about = eq('event.topic', `topic-${k}`);
    return [
      `left_${k}`,
      absence({ after: { type: after, where: about }, of: { type: of, where: about }, for: minutes(30) }),
    ];
  });
  return {
    id: 'funnel',
    version: '1',
    recipes: { identified: 'identify' },
    aggregates: {
      viewed: count('event_3', { per: days(7) }),
      bought: count('event_4', { per: days(30) }),
      spend: sum('event_4', 'total', { per: days(90) }),
      visits: count('event_5'),
    },
    triggers: {
      ...Object.fromEntries(ASKING.map((type) => [`on_${type}`, occurrence(type)])),
      ...Object.fromEntries(patterns),
    },
    actions: offers.map((offer, i) => ({
      id: offer.id,
      group: groupOf(offer),
      channel: channelOf(i),
      value: offer.value,
      on: `on_${offer.on}`,
      when: all(...conditionsOf(offer)),
    })),
    funnel: [
      qualify(),
      limit(...CAPS.map((each) => cap(each))),
      arbitrate(product(propensity('click'), weight(gte('profile.viewed', 2), 1.2), value(), lever(LEVERS))),
      allocate({
        inbox: { channel: 'email', atMost: 1 },
        phone: { channel: 'push', atMost: 1 },
        text: { channel: 'sms', atMost: 1 },
      }),
    ],
  };
}

export const conditionsOf = ({ segments, countries, minSpent, maxRisk, minTotal }: Offer): readonly Node[] => [
  oneOf('profile.segment', segments),
  ...(countries === undefined ? [] : [oneOf('profile.country', countries)]),
  gte('profile.spent', minSpent),
  ...(maxRisk === undefined ? [] : [lt('profile.risk', maxRisk)]),
  ...(minTotal === undefined ? [] : [gte('event.total', minTotal)]),
];
