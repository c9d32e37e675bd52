import { isType, type JsonType } from '../../conditions/isType.ts';
import { ne } from '../../conditions/ne.ts';
import type { Node } from '../../shape/shape.ts';
import { NEVER, no } from '../fold.ts';
import { nothing, strictlyEqual } from '../javascript/equality.ts';
import { isOrderable, ordered } from '../javascript/ordering.ts';
import { written } from '../javascript/written.ts';
import type { Order } from '../makers.ts';
import { isScalar, type Reading } from '../reading.ts';
import { elemMatch, holdsAll, sizeIsSuch } from './lists.ts';
import { inGroup, memberOf } from './membership.ts';
import { found } from './patterns.ts';
import type { Readers } from './readers.ts';
import { versionIs } from './versions.ts';

/** One operator on one attribute. */
export function operatorOf(operator: string, path: string, value: unknown, reading: Reading, readers: Readers): Node {
  switch (operator) {
    case '$eq':
      return isScalar(value) ? strictlyEqual(path, value) : NEVER;
    case '$ne':
      return isScalar(value) ? no(strictlyEqual(path, value)) : no(NEVER);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return inOrder(path, operator.slice(1) as Order, value, reading);
    case '$exists':
      return value ? ne(path, null) : nothing(path);
    case '$type':
      return typeIs(path, value);
    case '$not':
      return no(readers.value(path, value, reading));
    case '$in':
    case '$ini':
      return memberOf(path, value, reading, operator === '$ini');
    case '$nin':
    case '$nini':
      return Array.isArray(value) ? no(memberOf(path, value, reading, operator === '$nini')) : NEVER;
    case '$inGroup':
      return inGroup(path, value, reading, readers.groups);
    case '$notInGroup':
      return no(inGroup(path, value, reading, readers.groups));
    case '$size':
      return sizeIsSuch(path, value, reading);
    case '$elemMatch':
      return elemMatch(path, value, reading, readers);
    case '$all':
    case '$alli':
      return holdsAll(path, value, reading, readers, operator === '$alli');
    case '$regex':
    case '$regexi':
      return found(path, value, reading, operator === '$regexi');
    case '$notRegex':
    case '$notRegexi':
      return found(path, value, reading, operator === '$notRegexi', true);
    case '$veq':
    case '$vne':
    case '$vgt':
    case '$vgte':
    case '$vlt':
    case '$vlte':
      return versionIs(path, operator.slice(2), value, reading);
    default:
      return reading.never('OPERATOR_UNKNOWN', `'${operator}' is no operator`);
  }
}

/** Lists and objects are compared as the texts that JavaScript writes for them. */
function inOrder(path: string, is: Order, value: unknown, reading: Reading): Node {
  const needed = isScalar(value) ? value : written(value);
  if (!isOrderable(needed)) return reading.lost('NOT_EXPRESSIBLE', 'no order is known for such a value');
  return ordered(path, is, needed, reading.plain);
}

const TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'array', 'object'];

function typeIs(path: string, value: unknown): Node {
  if (value === 'null') return nothing(path);
  const type = TYPES.find((one) => one === value);
  return type === undefined ? NEVER : isType(path, type);
}
