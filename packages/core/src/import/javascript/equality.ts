import { eq } from '../../conditions/eq.ts';
import { missing } from '../../conditions/missing.ts';
import { oneOf } from '../../conditions/oneOf.ts';
import type { Node, Scalar } from '../../shape/shape.ts';
import { anyOf, NEVER } from '../fold.ts';
import { byType, listAsText, type OfText } from './byType.ts';
import { numeric } from './numeric.ts';
import { OBJECT } from './written.ts';

/** Null or missing: what formats that know no difference call null. */
export const nothing = (path: string): Node => anyOf(missing(path), eq(path, null));

/** The attribute `===` the value; null is also what is missing. */
export const strictlyEqual = (path: string, value: Scalar): Node => (value === null ? nothing(path) : eq(path, value));

/** The attribute `==` the value. */
export function looselyEqual(path: string, value: Scalar, plain: boolean): Node {
  if (value === null) return nothing(path);
  if (plain) return eq(path, value);
  if (typeof value !== 'string') return asNumber(path, Number(value), false);
  const number = Number(value);
  const ofText = textIs(value);
  return byType(path, {
    nothing: false,
    yes: number === 1,
    no: number === 0,
    number: Number.isFinite(number) ? eq(path, number) : NEVER,
    text: eq(path, value),
    list: listAsText(path, ofText),
    object: ofText.test(OBJECT),
  });
}

/** The attribute, as JavaScript makes a number of it, is the number: `x * 1 === 5`. Null may be 0, or nothing. */
export function asNumber(path: string, value: number, nullIsZero = true, plain = false): Node {
  if (plain) return eq(path, value);
  const ofText = {
    test: (text: string) => Number(text) === value,
    number: is(value),
    text: (at: string) => numeric(at, 'eq', value),
  };
  return byType(path, {
    nothing: nullIsZero && value === 0,
    yes: value === 1,
    no: value === 0,
    number: eq(path, value),
    text: numeric(path, 'eq', value),
    list: listAsText(path, ofText),
    object: false,
  });
}

interface TextOptions {
  readonly plain?: boolean;
  readonly ignoreCase?: boolean;
}

/** The attribute, as JavaScript makes a text of it, is the text: `x + '' === 'a'`. */
export function asText(path: string, value: string, options: TextOptions = {}): Node {
  const { plain = false, ignoreCase = false } = options;
  if (plain) return textIs(value, ignoreCase).text(path);
  const ofText = textIs(value, ignoreCase);
  return byType(path, {
    nothing: ofText.test('null'),
    yes: ofText.test('true'),
    no: ofText.test('false'),
    number: ofText.number(path),
    text: ofText.text(path),
    list: listAsText(path, ofText),
    object: ofText.test(OBJECT),
  });
}

function textIs(value: string, ignoreCase = false): OfText {
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const number = Number(value);
  const written = Number.isFinite(number) && fold(String(number)) === fold(value);
  return {
    test: (text) => fold(text) === fold(value),
    number: written ? is(number) : () => NEVER,
    text: (path) => (ignoreCase ? oneOf(path, [value], { ignoreCase: true }) : eq(path, value)),
  };
}

const is =
  (value: number) =>
  (path: string): Node =>
    eq(path, value);
