import { eq } from '../../conditions/eq.ts';
import { isType } from '../../conditions/isType.ts';
import { missing } from '../../conditions/missing.ts';
import { oneOf } from '../../conditions/oneOf.ts';
import type { Node, Scalar } from '../../shape/shape.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { sizeIs } from '../makers.ts';
import { isPath } from '../nameToPath.ts';
import { OBJECT } from './written.ts';

/**
 * What a foreign comparison says of an attribute of each type. A condition here is true of that type only; of the others it is
 * false or unknown.
 */
export interface Cases {
  /** Null, and missing. */
  readonly nothing: boolean;
  readonly yes: boolean;
  readonly no: boolean;
  readonly number: Node;
  readonly text: Node;
  readonly list: Node;
  readonly object: boolean;
}

/** One condition of the cases of all types. */
export function byType(path: string, cases: Cases): Node {
  const values: Scalar[] = [
    ...(cases.nothing ? [null] : []),
    ...(cases.yes ? [true] : []),
    ...(cases.no ? [false] : []),
  ];
  return anyOf(
    cases.nothing ? missing(path) : NEVER,
    cases.number,
    cases.text,
    values.length === 0 ? NEVER : values.length === 1 ? eq(path, values[0]!) : oneOf(path, values),
    cases.list,
    cases.object ? isType(path, 'object') : NEVER,
  );
}

/** What is said of a text, where other types are written as one. */
export interface OfText {
  readonly test: (text: string) => boolean;
  readonly number: (path: string) => Node;
  readonly text: (path: string) => Node;
}

/** Lists in lists are followed this far. */
const DEEPEST = 2;

/**
 * What is said of a list that JavaScript writes as a text: nothing for an empty one, the element for a list of one. Longer lists
 * are written with commas, and are not looked at.
 */
export function listAsText(path: string, of: OfText, depth = 0): Node {
  const first = `${path}.0`;
  const empty = of.test('') ? sizeIs(path, 'eq', 0) : NEVER;
  if (depth >= DEEPEST || !isPath(first)) return empty;
  const element = byType(first, {
    nothing: of.test(''),
    yes: of.test('true'),
    no: of.test('false'),
    number: of.number(first),
    text: of.text(first),
    list: listAsText(first, of, depth + 1),
    object: of.test(OBJECT),
  });
  return anyOf(empty, allOf(sizeIs(path, 'eq', 1), element));
}

/** Where conversions are left out: only what has the type of what it is compared with. */
export const ofOneType = (cases: Partial<Cases>): Cases => ({
  nothing: false,
  yes: false,
  no: false,
  number: constant(false),
  text: constant(false),
  list: constant(false),
  object: false,
  ...cases,
});
