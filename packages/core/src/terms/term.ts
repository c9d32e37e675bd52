import type { InstantPath, ListPath, NumberPath, ScalarPath } from '../conditions/attributePaths.ts';
import type { Attributes } from '../conditions/condition.ts';
import type { Node } from '../shape/shape.ts';
import type { Age } from './age.ts';
import type { Divide } from './divide.ts';
import type { Minus } from './minus.ts';
import type { Modulo } from './modulo.ts';
import type { Plus } from './plus.ts';
import type { Size } from './size.ts';
import type { Times } from './times.ts';

/**
 * What `compare` compares: a path, a number, or a node that works something out.
 * @public
 */
export type Term = string | number | Node;

/** A term over the attributes of a domain, and of an element, that gives a number. */
export type NumberTerm<A extends Attributes, E extends Attributes> = NumberPath<A> | NumberPath<E> | Calculated<A, E>;

/** One that gives anything that can be equal. */
export type ScalarTerm<A extends Attributes, E extends Attributes> = ScalarPath<A> | ScalarPath<E> | Calculated<A, E>;

type Calculated<A extends Attributes, E extends Attributes> =
  | number
  | Plus<NumberTerm<A, E>>
  | Times<NumberTerm<A, E>>
  | Minus<NumberTerm<A, E>, NumberTerm<A, E>>
  | Divide<NumberTerm<A, E>, NumberTerm<A, E>>
  | Modulo<NumberTerm<A, E>, NumberTerm<A, E>>
  | Size<ListPath<A> | ListPath<E>>
  | Age<InstantPath<A> | InstantPath<E>>;
