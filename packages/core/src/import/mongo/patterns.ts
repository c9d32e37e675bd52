import { matches } from '../../conditions/matches.ts';
import type { Node } from '../../shape/shape.ts';
import { NEVER, no } from '../fold.ts';
import { byType, listAsText, ofOneType, type OfText } from '../javascript/byType.ts';
import { isLinear } from '../javascript/isLinear.ts';
import { OBJECT } from '../javascript/written.ts';
import type { Reading } from '../reading.ts';

/** The pattern is found, or is not, in the attribute as JavaScript writes it. One that is no pattern is false either way. */
export function found(path: string, value: unknown, reading: Reading, ignoreCase: boolean, negated = false): Node {
  const pattern = typeof value === 'string' ? compiled(value, ignoreCase) : undefined;
  if (pattern === undefined || typeof value !== 'string')
    return reading.never('PATTERN_REFUSED', 'this is no regular expression');
  if (!isLinear(value, ignoreCase))
    return reading.lost('PATTERN_REFUSED', 'this regular expression cannot be searched for in linear time');
  const ofText: OfText = {
    test: (text) => pattern.test(text),
    number: () => NEVER,
    text: (at) => matches(at, value, ignoreCase ? { ignoreCase } : undefined),
  };
  const one = reading.plain ? byType(path, ofOneType({ text: ofText.text(path) })) : ofAnyType(path, ofText);
  return negated ? no(one) : one;
}

const ofAnyType = (path: string, of: OfText): Node =>
  byType(path, {
    nothing: of.test('null'),
    yes: of.test('true'),
    no: of.test('false'),
    number: NEVER,
    text: of.text(path),
    list: listAsText(path, of),
    object: of.test(OBJECT),
  });

function compiled(source: string, ignoreCase: boolean): RegExp | undefined {
  try {
    return new RegExp(source, ignoreCase ? 'i' : '');
  } catch {
    return undefined;
  }
}
