import type { Scalar } from '../shape/shape.ts';
import type { Attributes } from './condition.ts';

/** What can be asked of a type; of a union, what can be asked of one of its members; of what is not known, everything. */
type KindOf<T> = T extends string
  ? 'text'
  : T extends number
    ? 'number'
    : T extends readonly unknown[]
      ? 'list'
      : T extends Date
        ? 'date'
        : T extends boolean | null
          ? 'other'
          : unknown extends T
            ? 'text' | 'number' | 'list' | 'date' | 'other'
            : never;

/** The kinds of each path. */
type Kinds<A extends Attributes> = { [Path in keyof A & string]: KindOf<A[Path]> };

type PathOf<A extends Attributes, Kind, All = Kinds<A>> = {
  [Path in keyof All]: Kind extends All[Path] ? Path : never;
}[keyof All] &
  string;

/** Paths of attributes that can be numbers. */
export type NumberPath<A extends Attributes> = PathOf<A, 'number'>;

/** Paths of attributes that can be texts. */
export type TextPath<A extends Attributes> = PathOf<A, 'text'>;

/** Paths of attributes that can be instants. */
export type InstantPath<A extends Attributes> = NumberPath<A> | TextPath<A> | PathOf<A, 'date'>;

/** Paths of attributes that can be lists. */
export type ListPath<A extends Attributes> = PathOf<A, 'list'>;

/** Paths of attributes that can be compared for equality. */
export type ScalarPath<A extends Attributes> = NumberPath<A> | TextPath<A> | PathOf<A, 'other'>;

/** The literals that an attribute of a type can have. */
export type ValueOf<T> = T extends Scalar ? T : unknown extends T ? Scalar : never;
