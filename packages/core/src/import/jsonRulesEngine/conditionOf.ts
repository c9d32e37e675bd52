import { named } from '../../conditions/named.ts';
import type { Node } from '../../shape/shape.ts';
import { ALWAYS, allOf, anyOf, LOST, NEVER, no } from '../fold.ts';
import { written } from '../javascript/written.ts';
import { isList, isObject, type Reading } from '../reading.ts';
import { factOf, whichever, type Operand } from './operand.ts';
import { operatorOf } from './operators.ts';

export interface Facts {
  readonly path: (fact: string, params?: unknown) => string;
  /** Whether there is a condition of this name. */
  readonly isKnown: (name: string) => boolean;
}

/** `all`, `any`, `not`, a condition by its name, or a fact that is compared. */
export function conditionOf(source: unknown, reading: Reading, facts: Facts): Node {
  if (reading.isTooMuch()) return LOST;
  if (!isObject(source)) return reading.lost('FORM_INVALID', 'a condition has to be an object');
  if (Object.hasOwn(source, 'any')) return every('any', source['any'], reading.in('any'), facts);
  if (Object.hasOwn(source, 'all')) return every('all', source['all'], reading.in('all'), facts);
  if (Object.hasOwn(source, 'not')) return no(conditionOf(source['not'], reading.in('not'), facts));
  if (Object.hasOwn(source, 'condition')) return byName(source['condition'], reading.in('condition'), facts);
  return comparison(source, reading, facts);
}

/** The engine takes an empty list as true, of `any` as well. */
function every(kind: 'all' | 'any', list: unknown, reading: Reading, facts: Facts): Node {
  if (!isList(list)) return reading.lost('FORM_INVALID', `'${kind}' has to be a list`);
  if (list.length === 0) return ALWAYS;
  const parts = list.map((one, i) => conditionOf(one, reading.in(i), facts));
  return kind === 'all' ? allOf(...parts) : anyOf(...parts);
}

function byName(name: unknown, reading: Reading, facts: Facts): Node {
  if (typeof name === 'string' && facts.isKnown(name)) return named(name);
  reading.tell('REFERENCE_UNKNOWN', `no condition is given by the name '${written(name)}'; it was taken as false`);
  return NEVER;
}

function comparison(source: Readonly<Record<string, unknown>>, reading: Reading, facts: Facts): Node {
  const { fact, operator, value } = source;
  if (typeof fact !== 'string' || typeof operator !== 'string')
    return reading.lost('FORM_INVALID', "a condition needs 'fact' and 'operator'");
  const left = factOf(source, reading, facts);
  const isFact = isObject(value) && Object.hasOwn(value, 'fact');
  const right: Operand | undefined = isFact ? factOf(value, reading.in('value'), facts) : { is: 'known', value };
  if (left === undefined || right === undefined) return LOST;
  const name = operator.split(':');
  return whichever(left, reading, (a) => whichever(right, reading, (b) => operatorOf(name, a, b, reading)));
}
