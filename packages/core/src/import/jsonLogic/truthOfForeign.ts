import { compare } from '../../conditions/compare.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { anyOf, constant, LOST } from '../fold.ts';
import { truthy } from '../javascript/truthiness.ts';
import type { Reading } from '../reading.ts';
import { isTruthy } from './evaluate.ts';
import { decide, type Foreign } from './foreign.ts';
import { isNotEmpty } from './joined.ts';

/** Where a piece is true to JSON Logic. */
export const truthOfForeign = (piece: Foreign, reading: Reading): Node =>
  decide([piece], reading, (one): Node => {
    switch (one!.is) {
      case 'constant':
        return constant(isTruthy(one.value));
      case 'attribute':
        return truthy(one.path, false);
      case 'list':
        return anyOf(...one.items.map(({ when }) => when));
      case 'elements':
        return some(one.path, one.kept);
      case 'joined':
        return isNotEmpty(one.of, reading);
      case 'number':
        return compare(one.term, 'ne', 0);
      default:
        return LOST;
    }
  });
