import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { patternNodes } from './patternNodes.ts';
import { shop } from './shop.ts';
import { mostly, wholly } from './values.ts';

const type = mostly(shop.eventTypes);
const pattern = fc.oneof(
  { weight: 4, arbitrary: wholly({ type }) },
  { weight: 1, arbitrary: wholly({ type, where: conditions({ ...known, depth: 1 }) }) },
);
const span = mostly([minutes(60), minutes(30), days(1), minutes(5), 1]);

/** Every kind of trigger, over spans from a millisecond to a day. */
export const triggerNodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 2, arbitrary: wholly({ kind: fc.constant('occurrence'), of: pattern }) },
  { weight: 3, arbitrary: wholly({ kind: fc.constant('absence'), after: pattern, of: pattern, for: span }) },
  { weight: 2, arbitrary: wholly({ kind: fc.constant('sequence'), first: pattern, second: pattern, within: span }) },
  { weight: 4, arbitrary: patternNodes },
);
