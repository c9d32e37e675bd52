import {
  absence,
  all,
  allocate,
  arbitrate,
  cap,
  compile,
  count,
  days,
  gte,
  hours,
  lever,
  limit,
  lt,
  minutes,
  occurrence,
  oneOf,
  product,
  qualify,
  sequence,
  sum,
  value,
  type CustomerState,
  type Node,
  type Step,
  type StepResult,
  type Strategy,
} from '@opportune/core';

import { customers, eventAt, eventTypes, type Offer } from './work.ts';

/** The offers as a strategy: a trigger for every ten of them, five aggregates, three caps, a computed ranking, one slot. */
function strategyOf(offers: readonly Offer[]): Strategy {
  const triggers: Record<string, Node> = Object.fromEntries(eventTypes.map((type) => [`on_${type}`, occurrence(type)]));
  const others = Math.max(0, Math.round(offers.length / 10) - eventTypes.length);
  for (let i = 0; i < others; i += 1) {
    const [first, second] = [eventTypes[i % 20]!, eventTypes[(i * 7 + 3) % 20]!];
    triggers[`pattern_${i}`] =
      i % 2 === 0
        ? absence({ after: { type: first, where: gte('event.total', 480) }, of: second, for: minutes(30 + i) })
        : sequence({ first: { type: first, where: gte('event.total', 480) }, second, within: hours(1) });
  }
  return {
    id: 'bench',
    version: '1',
    recipes: { identified: 'identify' },
    aggregates: {
      viewed: count('event_1', { per: days(7) }),
      bought: count('event_2', { per: days(30) }),
      total: sum('event_2', 'total', { per: days(90) }),
      visits: count('event_3'),
      ever: sum('event_4', 'total'),
    },
    triggers,
    actions: offers.map(({ id, value: worth, on, ...asked }) => ({
      id,
      group: `group-${id.at(-1)}`,
      channel: 'email',
      value: worth,
      on: `on_${on}`,
      when: all(...conditionsOf(asked)),
    })),
    funnel: [
      qualify(),
      limit(
        cap({ channel: 'email', atMost: 5, per: days(7) }),
        cap({ atMost: 8, per: days(30) }),
        cap({ channel: 'email', atMost: 1, per: minutes(1) }),
      ),
      arbitrate(product(value(), lever())),
      allocate({ inbox: { channel: 'email', atMost: 1 } }),
    ],
  };
}

function conditionsOf({
  segments,
  countries,
  minSpent,
  maxRisk,
  minTotal,
}: Omit<Offer, 'id' | 'value' | 'on'>): Node[] {
  return [
    oneOf('profile.segment', segments),
    ...(countries === undefined ? [] : [oneOf('profile.country', countries)]),
    gte('profile.spent', minSpent),
    ...(maxRisk === undefined ? [] : [lt('profile.risk', maxRisk)]),
    ...(minTotal === undefined ? [] : [gte('event.total', minTotal)]),
  ];
}

/** The whole step over a stream: every customer's state is kept, and due wake-ups are made as time goes on. */
export class Opportune {
  readonly #step: Step;
  readonly #states = new Map<string, CustomerState>();
  readonly #m: number;

  constructor(offers: readonly Offer[], m: number, trace = false) {
    this.#m = m;
    this.#step = compile(strategyOf(offers), {
      trace,
      recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) },
    });
    for (const [customer, traits] of customers(m)) {
      const event = { id: 'i', type: 'identified', customer, time: eventAt(0, m).time - 1, properties: { ...traits } };
      this.#states.set(customer, this.#step(undefined, event, event.time).state);
    }
  }

  take(i: number): StepResult {
    const event = eventAt(i, this.#m);
    const result = this.#step(this.#states.get(event.customer), event, event.time);
    this.#states.set(event.customer, result.state);
    return result;
  }
}
