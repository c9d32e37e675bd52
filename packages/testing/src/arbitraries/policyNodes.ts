import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { among, dates, mostly, partly, wholly } from './values.ts';

const channel = mostly(shop.channels);

const covered = {
  channel,
  issue: among(shop.issues),
  group: among(shop.groups),
  action: among(shop.actions),
  tag: among(shop.tags),
};

const calendars = fc
  .tuple(wholly({ calendar: fc.constantFrom('day', 'week', 'month', 'year') }), partly({ zone: among(shop.zones) }))
  .map(([calendar, zone]) => ({ ...calendar, ...zone }));

const caps = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 3, arbitrary: wholly({ channel }) },
      { weight: 2, arbitrary: partly(covered) },
    ),
    wholly({ atMost: mostly([1, 2, 3, 0]) }),
    fc.oneof(
      { weight: 3, arbitrary: wholly({ per: mostly([days(1), minutes(60), days(7), minutes(30), 1]) }) },
      { weight: 1, arbitrary: calendars },
    ),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: wholly({ holds: mostly([minutes(30), minutes(60), days(1), 1]) }) },
    ),
  )
  .map(([counted, bound, window, holds]): Node => ({ kind: 'cap', ...counted, ...bound, ...window, ...holds }));

const coolOffs = fc
  .tuple(
    wholly({ after: mostly(shop.outcomeTypes), rest: mostly([days(1), minutes(60), days(7), minutes(30)]) }),
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: partly(covered) }),
    fc.oneof(
      { weight: 1, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: wholly({ times: mostly([2, 3, 1]), per: mostly([days(1), minutes(60), 1]) }) },
    ),
    partly({ scope: fc.constantFrom('action', 'group', 'channel', 'everything') }),
  )
  .map(([rest, counted, times, scope]): Node => ({ kind: 'coolOff', ...rest, ...counted, ...times, ...scope }));

const HOURS = [
  ['21:00', '08:00'],
  ['00:00', '06:00'],
  ['09:00', '17:30'],
  ['02:30', '03:00'],
  ['01:45', '01:15'],
  ['12:00', '12:00'],
] as const;

const quiet = fc
  .tuple(among(HOURS), partly({ channel, zone: among(shop.zones) }))
  .map(([[from, to], where]) => ({ kind: 'quiet', from, to, ...where }));

const consent: fc.Arbitrary<Node> = wholly({ kind: fc.constant('consent'), channel, purpose: mostly(shop.purposes) });

const suppress = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: wholly({ channel }) }),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            wholly({ list: fc.constant('blocked') }),
            partly({ by: fc.constantFrom('profile.segment', 'event.total') }),
          )
          .map(([list, by]) => ({ ...list, ...by })),
      },
    ),
  )
  .map(([where, list]): Node => ({ kind: 'suppress', ...where, ...list }));

const quotas = fc
  .tuple(
    wholly({ account: fc.constantFrom('stock', 'household'), atMost: mostly([1, 3, 0, 2.5]) }),
    partly({
      ...covered,
      by: fc.constantFrom('profile.segment', 'context.device', 'event.total', 'profile.nothing'),
    }),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: wholly({ per: mostly([days(1), minutes(60)]) }) },
      { weight: 1, arbitrary: calendars },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: dates.map((from) => ({ pace: { from, to: from + days(2) } })) },
    ),
  )
  .map(([named, taking, window, pace]): Node => ({ kind: 'quota', ...named, ...taking, ...window, ...pace }));

/** Every kind of contact policy; quiet hours in several zones, over midnight, over clock changes, and none at all. */
export const policyNodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: caps },
  { weight: 2, arbitrary: coolOffs },
  { weight: 3, arbitrary: quiet },
  { weight: 1, arbitrary: consent },
  { weight: 1, arbitrary: suppress },
  { weight: 3, arbitrary: quotas },
);
