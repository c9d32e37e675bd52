import {
  absence,
  absent,
  allocate,
  begin,
  cap,
  count,
  days,
  decayed,
  distinct,
  drain,
  either,
  first,
  followedBy,
  followedByAny,
  gte,
  hours,
  latest,
  limit,
  max,
  mean,
  min,
  minutes,
  next,
  occurrence,
  onDate,
  pattern,
  qualify,
  rate,
  schedule,
  sequence,
  sum,
  together,
  top,
  without,
  type Node,
  type Strategy,
} from '../../src/index.ts';

const WINDOWS = {
  ever: {},
  rolling: { per: days(7) },
  calendar: { calendar: 'week' },
  session: { session: minutes(90) },
  newest: { last: 64 },
} as const;

const aggregates: Readonly<Record<string, Node>> = {
  ...Object.fromEntries(
    Object.entries(WINDOWS).flatMap(([window, options]): readonly (readonly [string, Node])[] => [
      [`count_${window}`, count('view', options)],
      [`sum_${window}`, sum('cart', 'total', options)],
      [`mean_${window}`, mean('cart', 'total', options)],
      [`min_${window}`, min('cart', 'total', options)],
      [`max_${window}`, max('cart', 'total', options)],
      [`first_${window}`, first('view', 'item', options)],
      [`latest_${window}`, latest('view', 'item', options)],
      [`distinct_${window}`, distinct('view', 'item', options)],
      [`top_${window}`, top('view', 'item', { n: 3, ...options })],
      [`rate_${window}`, rate('order', { among: 'cart', ...options })],
    ]),
  ),
  decayed: decayed({ view: 1, cart: 5, order: 20 }, { halfLife: days(2) }),
};

const triggers: Readonly<Record<string, Node>> = {
  occurrence: occurrence('order', gte('profile.sum_rolling', 1)),
  absence: absence({ after: 'cart', of: 'order', for: hours(2) }),
  sequence: sequence({ first: 'view', second: 'order', within: hours(3) }),
  drain: drain(absence({ after: 'cart', of: 'order', for: hours(4) }), { as: 'absence' }),
  schedule: schedule({ at: '09:00' }),
  onDate: onDate({ path: 'profile.renewal', before: hours(1) }),
  loop: pattern({
    steps: [
      begin('cart', 'cart'),
      followedByAny('views', 'view', { times: { min: 2 } }),
      without('order'),
      followedBy('last', { type: 'cart', where: gte('event.total', 400) }),
    ],
    within: days(1),
    skip: { to: 'none' },
    fires: 'both',
  }),
  group: pattern({
    steps: [
      begin('view', 'view'),
      together(followedBy('cart', 'cart'), followedBy('order', 'order')),
      either(next('again', 'view'), absent('quiet', 'cart', { for: hours(3) })),
    ],
    within: days(2),
  }),
};

/** Each kind of aggregate over each kind of window, and each kind of trigger, of which patterns branch as often as they can. */
export const everyKind: Strategy = {
  id: 'soak',
  version: '1',
  aggregates,
  triggers,
  recipes: { order: 'renew' },
  actions: Object.keys(triggers)
    .filter((name) => name !== 'drain')
    .map((on) => ({ id: on, channel: 'web', on })),
  funnel: [qualify(), limit(cap({ atMost: 3, per: days(1) })), allocate({ inbox: { channel: 'web', atMost: 1 } })],
};
