import { compare } from '../../conditions/compare.ts';
import { contains } from '../../conditions/contains.ts';
import { includes } from '../../conditions/includes.ts';
import { matches } from '../../conditions/matches.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { isPartOf, LONGEST_WHOLE } from '../javascript/isPartOf.ts';
import { literally } from '../javascript/lexicalText.ts';
import { written } from '../javascript/written.ts';
import { isList, isScalar, type Reading } from '../reading.ts';
import { equal } from './equal.ts';
import { constant as known, decide, type Foreign } from './foreign.ts';

/** `in`: a text in a text, or a value in a list. */
export const inside = (needle: Foreign, haystack: Foreign, reading: Reading): Node =>
  decide([needle, haystack], reading, (a, b) => {
    switch (b!.is) {
      case 'constant':
        return inConstant(a!, b.value, reading);
      case 'attribute':
        return a!.is === 'constant' ? inAttribute(a.value, b.path, reading) : attributeInAttribute(a!, b.path, reading);
      case 'list':
        return anyOf(...b.items.map(({ when, item }) => allOf(when, equal(a!, item, false, reading))));
      case 'elements':
        return some(b.path, allOf(b.kept, equal(a!, b.item, false, reading)));
      case 'substr':
        return inPart(a!, b, reading);
      default:
        return NEVER;
    }
  });

function inConstant(needle: Foreign, haystack: unknown, reading: Reading): Node {
  if (isList(haystack)) return anyOf(...haystack.map((one) => equal(needle, known(one), false, reading)));
  if (typeof haystack !== 'string') return NEVER;
  if (needle.is === 'constant') return constant(haystack.includes(written(needle.value)));
  if (needle.is === 'attribute' && haystack.length <= LONGEST_WHOLE)
    return isPartOf(needle.path, haystack, reading.plain);
  return reading.lost('NOT_EXPRESSIBLE', 'too many texts are a part of this one');
}

function inAttribute(needle: unknown, path: string, reading: Reading): Node {
  const text = typeof needle === 'string' || !reading.plain ? includes(path, written(needle)) : NEVER;
  return anyOf(text, isScalar(needle) ? contains(path, needle) : NEVER);
}

function attributeInAttribute(needle: Foreign, path: string, reading: Reading): Node {
  const term = needle.is === 'attribute' ? needle.path : needle.is === 'number' ? needle.term : undefined;
  if (term === undefined || (typeof term === 'string' && /^element\b/.test(term)))
    return reading.lost('NOT_EXPRESSIBLE', 'no condition can look for this in an attribute');
  reading.tell('NOT_EXPRESSIBLE', 'an attribute is looked for in a list only, not in a text');
  return some(path, compare(term, 'eq', 'element'));
}

function inPart(needle: Foreign, { path, start, length }: Extract<Foreign, { is: 'substr' }>, reading: Reading): Node {
  if (needle.is !== 'constant' || start < 0 || length !== undefined)
    return reading.lost('NOT_EXPRESSIBLE', 'only a known text can be looked for, from a place to the end');
  return matches(path, `^[\\s\\S]{${start}}[\\s\\S]*${literally(written(needle.value))}`);
}
