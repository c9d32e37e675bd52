import type { Node } from '../../shape/shape.ts';
import type { Term } from '../../terms/term.ts';
import { allOf, anyOf, isAlways, isNever, LOST, no } from '../fold.ts';
import type { Reading } from '../reading.ts';

/** What a piece of JSON Logic gives, as far as it can be known without a customer. */
export type Foreign =
  | { readonly is: 'constant'; readonly value: unknown }
  | { readonly is: 'attribute'; readonly path: string }
  | { readonly is: 'choice'; readonly when: Node; readonly then: Foreign; readonly otherwise: Foreign }
  /** A list of pieces, of which some are in it only at times. */
  | { readonly is: 'list'; readonly items: readonly Item[] }
  /** Something of each element of a list attribute, or of those that are kept. */
  | { readonly is: 'elements'; readonly path: string; readonly kept: Node; readonly item: Foreign }
  | { readonly is: 'number'; readonly term: Term }
  | { readonly is: 'substr'; readonly path: string; readonly start: number; readonly length: number | undefined }
  /** Texts joined. */
  | { readonly is: 'joined'; readonly of: readonly Foreign[] }
  | { readonly is: 'lost' };

export interface Item {
  readonly when: Node;
  readonly item: Foreign;
}

export const lost: Foreign = { is: 'lost' };

export const constant = (value: unknown): Foreign => ({ is: 'constant', value });

export const truth = (when: Node): Foreign => choose(when, constant(true), constant(false));

export function choose(when: Node, then: Foreign, otherwise: Foreign): Foreign {
  if (isAlways(when)) return then;
  if (isNever(when)) return otherwise;
  return when === LOST ? lost : { is: 'choice', when, then, otherwise };
}

/** `when ? then : otherwise`, as a condition. */
export function ifElse(when: Node, then: Node, otherwise: Node): Node {
  if (isAlways(then)) return anyOf(when, otherwise);
  if (isAlways(otherwise)) return anyOf(no(when), then);
  return anyOf(allOf(when, then), allOf(no(when), otherwise));
}

type NoChoice = Exclude<Foreign, { is: 'choice' } | { is: 'lost' }>;

/** A condition on pieces, for each of what they may turn out to be. */
export function decide(
  pieces: readonly Foreign[],
  reading: Reading,
  on: (...pieces: readonly NoChoice[]) => Node,
): Node {
  return isTooMany(pieces, reading) ? LOST : each(pieces, [], on, ifElse, LOST);
}

/** Something made of pieces, for each of what they may turn out to be. */
export function derive(
  pieces: readonly Foreign[],
  reading: Reading,
  on: (...pieces: readonly NoChoice[]) => Foreign,
): Foreign {
  return isTooMany(pieces, reading) ? lost : each(pieces, [], on, choose, lost);
}

const MOST = 256;

function isTooMany(pieces: readonly Foreign[], reading: Reading): boolean {
  const count = pieces.reduce((product, piece) => Math.min(product * leaves(piece), 2 * MOST), 1);
  if (count > MOST) reading.lost('TOO_LARGE', `more than ${MOST} cases would have to be told apart`);
  return count > MOST;
}

const leaves = (piece: Foreign): number =>
  piece.is === 'choice' ? Math.min(leaves(piece.then) + leaves(piece.otherwise), 2 * MOST) : 1;

function each<T>(
  open: readonly Foreign[],
  settled: readonly NoChoice[],
  on: (...pieces: readonly NoChoice[]) => T,
  join: (when: Node, then: T, otherwise: T) => T,
  nothing: T,
): T {
  const [next, ...rest] = open;
  if (next === undefined) return on(...settled);
  if (next.is === 'lost') return nothing;
  if (next.is !== 'choice') return each(rest, [...settled, next], on, join, nothing);
  return join(
    next.when,
    each([next.then, ...rest], settled, on, join, nothing),
    each([next.otherwise, ...rest], settled, on, join, nothing),
  );
}
