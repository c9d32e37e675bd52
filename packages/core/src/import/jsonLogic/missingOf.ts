import { missing } from '../../conditions/missing.ts';
import { oneOf } from '../../conditions/oneOf.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, ALWAYS, anyOf, LOST, NEVER, no } from '../fold.ts';
import { isList, isScalar, type Reading } from '../reading.ts';
import { choose, constant, derive, lost, type Foreign, type Item } from './foreign.ts';

/** The names of the attributes that are missing, null or an empty text. */
export const missingOf = (pieces: readonly Foreign[], reading: Reading): Foreign =>
  derive(pieces, reading, (...names) => {
    const items = names.length === 1 ? itemsOf(names[0]!) : names.map((item) => ({ when: ALWAYS, item }));
    return {
      is: 'list',
      items: (items ?? []).map(({ when, item }) => ({ when: allOf(when, isMissing(item, reading)), item })),
    };
  });

/** Of some attributes a number has to be there; else the names of those that are missing. */
export const missingSome = (needed: Foreign, names: Foreign, reading: Reading): Foreign =>
  derive([needed, names], reading, (count, list) => {
    const items = itemsOf(list!);
    if (count!.is !== 'constant' || items === undefined || items.length > MOST) {
      reading.lost('NOT_EXPRESSIBLE', `how many of at most ${MOST} attributes are needed has to be known`);
      return lost;
    }
    const absent = items.map(({ item }) => isMissing(item, reading));
    const found = items.map(({ item }, i): Item => ({ when: absent[i]!, item }));
    return choose(atLeast(Number(count.value), absent.map(no)), constant([]), { is: 'list', items: found });
  });

const MOST = 10;

/** So many of the conditions are true, or more. */
function atLeast(count: number, of: readonly Node[]): Node {
  if (!(count > 0)) return ALWAYS;
  if (count > of.length) return NEVER;
  const [first, ...rest] = of;
  return anyOf(allOf(first!, atLeast(count - 1, rest)), count > rest.length ? NEVER : atLeast(count, rest));
}

/** Lists joined; what is no list is an element. */
export const merged = (pieces: readonly Foreign[], reading: Reading): Foreign =>
  derive(pieces, reading, (...lists) => {
    const items = lists.map((list) => (list.is === 'attribute' ? undefined : itemsOf(list)));
    if (items.every((one) => one !== undefined)) return { is: 'list', items: items.flat() };
    reading.lost('NOT_EXPRESSIBLE', 'an attribute cannot be joined with other lists');
    return lost;
  });

/** The elements of a list; of anything else, itself. */
function itemsOf(piece: Foreign): readonly Item[] | undefined {
  if (piece.is === 'list') return piece.items;
  if (piece.is === 'elements') return undefined;
  if (piece.is !== 'constant' || !isList(piece.value)) return [{ when: ALWAYS, item: piece }];
  return piece.value.map((value) => ({ when: ALWAYS, item: constant(value) }));
}

function isMissing(name: Foreign, reading: Reading): Node {
  if (name.is !== 'constant' || !isScalar(name.value))
    return reading.lost('NOT_EXPRESSIBLE', 'the name of an attribute has to be known');
  const path = reading.path(String(name.value ?? ''));
  return path === undefined ? LOST : anyOf(missing(path), oneOf(path, [null, '']));
}
