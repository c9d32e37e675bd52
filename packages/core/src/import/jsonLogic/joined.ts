import { eq } from '../../conditions/eq.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, ALWAYS, LOST, NEVER, no } from '../fold.ts';
import { asText, nothing } from '../javascript/equality.ts';
import type { Reading } from '../reading.ts';
import { constant, lost, type Foreign } from './foreign.ts';

/** `cat`: what is known is joined now. */
export function joined(of: readonly Foreign[], reading: Reading): Foreign {
  if (of.every((piece) => piece.is === 'constant')) return constant(of.map(written).join(''));
  if (of.every(({ is }) => is === 'constant' || is === 'attribute' || is === 'number')) return { is: 'joined', of };
  reading.lost('NOT_EXPRESSIBLE', 'only attributes and what is known can be joined to a text');
  return lost;
}

/** JavaScript joins null as nothing. */
const written = (piece: Foreign): string => [piece.is === 'constant' ? piece.value : ''].join('');

export const isNotEmpty = (of: readonly Foreign[], reading: Reading): Node =>
  anyOf(
    ...of.map((piece) => {
      if (piece.is === 'constant') return written(piece) === '' ? NEVER : ALWAYS;
      if (piece.is !== 'attribute') return piece.is === 'number' ? ALWAYS : LOST;
      return no(anyOf(nothing(piece.path), asText(piece.path, '', reading)));
    }),
  );

/** Which values of the one attribute in it make this text; undefined where there are several. */
export function joinedIs(of: readonly Foreign[], text: string): Node | undefined {
  const place = of.findIndex(({ is }) => is !== 'constant');
  const piece = of[place];
  if (piece?.is !== 'attribute' || of.slice(place + 1).some(({ is }) => is !== 'constant')) return undefined;
  const [before, behind] = [
    of.slice(0, place).map(written).join(''),
    of
      .slice(place + 1)
      .map(written)
      .join(''),
  ];
  if (!text.startsWith(before) || !text.slice(before.length).endsWith(behind)) return NEVER;
  const middle = text.slice(before.length, text.length - behind.length);
  const { path } = piece;
  const known = allOf(no(nothing(path)), asText(path, middle));
  return middle === '' ? anyOf(nothing(path), eq(path, ''), known) : known;
}
