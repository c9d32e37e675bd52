import { oneOf } from '../../conditions/oneOf.ts';
import type { Node } from '../../shape/shape.ts';
import { NEVER } from '../fold.ts';
import { byType, listAsText, ofOneType, type OfText } from './byType.ts';
import { OBJECT } from './written.ts';

/** A text of this length has about a thousand parts. */
export const LONGEST_WHOLE = 48;

/** The attribute, as JavaScript makes a text of it, is a part of the text: one of finitely many. Null is 'null'. */
export function isPartOf(path: string, whole: string, plain: boolean): Node {
  const parts = new Set(['']);
  for (let from = 0; from < whole.length; from++)
    for (let to = from + 1; to <= whole.length; to++) parts.add(whole.slice(from, to));
  const numbers = [...parts]
    .filter((part) => String(Number(part)) === part)
    .map(Number)
    .filter(Number.isFinite);
  const of: OfText = {
    test: (seen) => whole.includes(seen),
    number: (at) => (numbers.length === 0 ? NEVER : oneOf(at, numbers)),
    text: (at) => oneOf(at, [...parts]),
  };
  if (plain) return byType(path, ofOneType({ text: of.text(path) }));
  return byType(path, {
    nothing: of.test('null'),
    yes: of.test('true'),
    no: of.test('false'),
    number: of.number(path),
    text: of.text(path),
    list: listAsText(path, of),
    object: of.test(OBJECT),
  });
}
