import type { Scalar } from '../shape/shape.ts';
import type { All } from './all.ts';
import type { Any } from './any.ts';
import type { Eq } from './eq.ts';
import type { Exists } from './exists.ts';
import type { Gte } from './gte.ts';
import type { Lt } from './lt.ts';
import type { Not } from './not.ts';
import type { OneOf } from './oneOf.ts';

/**
 * Attributes that conditions can look at: the type of each by its path.
 * @public
 */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * A pure test of a moment, as data. With the attributes of a domain it takes only paths that exist, operators that fit
 * the attribute's type, and literals that it can have.
 * @public
 */
export type Condition<A extends Attributes = Attributes> =
  | All<Condition<A>>
  | Any<Condition<A>>
  | Not<Condition<A>>
  | Compare<A>;

/** Attributes spelt out: one node type a path, so that the compiler relates each path to its own literals. */
type Compare<A extends Attributes> = {
  [Path in keyof A & string]:
    | Exists<Path>
    | Eq<Path, Extract<A[Path], Scalar>>
    | OneOf<Path, Extract<A[Path], Scalar>>
    | (Extract<A[Path], number> extends never ? never : Gte<Path> | Lt<Path>);
}[keyof A & string];
