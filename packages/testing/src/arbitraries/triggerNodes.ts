import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { patternNodes } from './patternNodes.ts';
import { shop } from './shop.ts';
import { among, mostly, partly, wholly } from './values.ts';

const type = mostly(shop.eventTypes);
const pattern = fc.oneof(
  { weight: 4, arbitrary: wholly({ type }) },
  { weight: 1, arbitrary: wholly({ type, where: conditions({ ...known, depth: 1 }) }) },
);
const span = mostly([minutes(60), minutes(30), days(1), minutes(5), 1]);

// Times at which clocks are put forward or back somewhere, and others.
const at = fc.constantFrom('02:30', '09:00', '00:00', '01:45', '23:20');
const place = partly({ zone: among(shop.zones), grace: fc.constantFrom(0, minutes(60), days(1)) });
const schedule = fc
  .tuple(
    wholly({ kind: fc.constant('schedule'), at }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: wholly({ on: fc.subarray(['sat', 'sun', 'wed', 'thu'], { minLength: 1 }) }) },
      { weight: 1, arbitrary: wholly({ dayOfMonth: fc.constantFrom(8, 11, 25, 29, 31) }) },
    ),
    place,
  )
  .map(([plain, on, where]) => ({ ...plain, ...on, ...where }));
const onDate = fc
  .tuple(
    wholly({ kind: fc.constant('onDate'), path: mostly(['profile.renewal', 'profile.lastItem']) }),
    fc.constantFrom({}, { before: days(1) }, { after: days(2) }),
    fc.option(wholly({ at }), { nil: {} }),
    place,
  )
  .map(([plain, shift, time, where]) => ({ ...plain, ...shift, ...time, ...where }));

/** Every kind of trigger, over spans from a millisecond to a day. */
export const triggerNodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 2, arbitrary: wholly({ kind: fc.constant('occurrence'), of: pattern }) },
  { weight: 3, arbitrary: wholly({ kind: fc.constant('absence'), after: pattern, of: pattern, for: span }) },
  { weight: 2, arbitrary: wholly({ kind: fc.constant('sequence'), first: pattern, second: pattern, within: span }) },
  { weight: 4, arbitrary: patternNodes },
  { weight: 2, arbitrary: schedule },
  { weight: 2, arbitrary: onDate },
);
