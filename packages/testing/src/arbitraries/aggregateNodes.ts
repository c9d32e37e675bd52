import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { among, wholly } from './values.ts';

const of = among(shop.eventTypes);
const per = fc.constantFrom(minutes(10), minutes(60), days(1));
const property = fc.constantFrom('total', 'total', 'item', 'timeZone');

/** Every kind of aggregate, with windows of minutes to a day. */
export const aggregateNodes: fc.Arbitrary<Node> = fc.oneof(
  wholly({ kind: fc.constant('count'), of }),
  wholly({ kind: fc.constant('count'), of, per }),
  wholly({ kind: fc.constant('sum'), of, property }),
  wholly({ kind: fc.constant('sum'), of, property, per }),
  wholly({ kind: fc.constant('latest'), of, property }),
);
