import type { Entry } from '../strategy/domain.ts';
import type { NumberTerm, ScalarTerm } from '../terms/term.ts';
import type { All } from './all.ts';
import type { Any } from './any.ts';
import type { ListPath, InstantPath, NumberPath, TextPath, ValueOf } from './attributePaths.ts';
import type { Comparison } from './compare.ts';
import type { Custom } from './custom.ts';
import type { DayOfWeek } from './dayOfWeek.ts';
import type { IsTrue } from './isTrue.ts';
import type { IsType } from './isType.ts';
import type { Matches } from './matches.ts';
import type { Named } from './named.ts';
import type { Not } from './not.ts';
import type { TimeOfDay } from './timeOfDay.ts';
import type { Version } from './version.ts';
import type { Within } from './within.ts';

/**
 * Attributes that conditions can look at: the type of each by its path.
 * @public
 */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Under this key, beside the paths, stand the names of the strategy's conditions; where it is left out, any name will do.
 * @public
 */
export declare const conditionNames: unique symbol;

/**
 * A pure test of a moment, as data. With the attributes of a domain it takes only paths that exist, operators that fit
 * the attribute's type, and literals that it can have. Inside `some`, `every` and `none` there are the attributes `E` of an
 * element as well.
 * @public
 */
export type Condition<A extends Attributes = Attributes, E extends Attributes = NoElement> =
  | All<Condition<A, E>>
  | Any<Condition<A, E>>
  | Not<Condition<A, E>>
  | IsTrue<Condition<A, E>>
  | Named<NamesIn<A>>
  | Custom
  | OfAny<(keyof A | keyof E) & string>
  | OfNumbers<NumberPath<A> | NumberPath<E>>
  | OfTexts<TextPath<A> | TextPath<E>>
  | OfInstants<InstantPath<A> | InstantPath<E>>
  | OfValues<A>
  | OfValues<E>
  | OfLists<A, A>
  | OfLists<E, A>
  | OfTerms<A, E>;

/** Outside of lists. */
type NoElement = Readonly<Record<never, never>>;

type NamesIn<A> = A extends { readonly [conditionNames]: string } ? A[typeof conditionNames] : string;

// One member for all kinds that take the same operands, and for all paths where the literal does not depend on the path: what
// the compiler pays grows with paths, or with kinds, but not with paths times kinds.

type OfAny<Path extends string> = { readonly kind: 'exists' | 'missing'; readonly path: Path } | IsType<Path>;

type OfNumbers<Path extends string> =
  | { readonly kind: 'gt' | 'gte' | 'lt' | 'lte'; readonly path: Path; readonly value: number }
  | { readonly kind: 'between'; readonly path: Path; readonly from: number; readonly to: number };

type OfTexts<Path extends string> =
  | {
      readonly kind: 'startsWith' | 'endsWith' | 'includes';
      readonly path: Path;
      readonly text: string;
      readonly ignoreCase?: true;
    }
  | Matches<Path>
  | Version<Path>;

type OfInstants<Path extends string> =
  | { readonly kind: 'before' | 'after'; readonly path: Path; readonly at: number }
  | Within<Path>
  | DayOfWeek<Path>
  | TimeOfDay<Path>;

/** Attributes spelt out: one node type a path, so that the compiler relates each path to its own literals. */
type OfValues<A extends Attributes> = {
  [Path in keyof A & string]: OfValue<Path, ValueOf<A[Path]>> | OfAnyValue<Path, ValueOf<A[Path]>>;
}[keyof A & string];

// Interfaces, not literal types: as long as the compiler does not know the aggregates, it knows by the arguments of these that it
// must not guess from a condition what stands in a maker.

interface OfValue<Path, Value> {
  readonly kind: 'eq' | 'ne';
  readonly path: Path;
  readonly value: Value;
}

interface OfAnyValue<Path, Value> {
  readonly kind: 'oneOf' | 'noneOf';
  readonly path: Path;
  readonly values: readonly Value[];
  readonly ignoreCase?: true;
}

/** Conditions on the lists of `L`, where `A` is what can be looked at beside the elements. */
type OfLists<L extends Attributes, A extends Attributes> = {
  [Path in ListPath<L>]:
    | OfContent<Path, ValueOf<ElementOf<L[Path]>>>
    // A literal type, because only the members of those are worked out when somebody asks: lists hold lists.
    | {
        readonly kind: 'some' | 'every' | 'none';
        readonly path: Path;
        readonly of: Condition<A, AttributesOfElement<ElementOf<L[Path]>>>;
      };
}[ListPath<L>];

type OfContent<Path, Value> =
  | { readonly kind: 'contains'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'containsAny' | 'containsAll'; readonly path: Path; readonly values: readonly Value[] };

type ElementOf<T> = T extends readonly (infer E)[] ? E : unknown extends T ? unknown : never;

/** The element itself, and what is in it. */
type AttributesOfElement<E> = unknown extends E
  ? { readonly [Path in 'element' | `element.${string}`]: unknown }
  : { readonly [Found in ['element', E] | Entry<E, 'element.'> as Found[0]]: Found[1] };

type OfTerms<A extends Attributes, E extends Attributes> =
  | {
      readonly kind: 'compare';
      readonly left: ScalarTerm<A, E>;
      readonly is: Extract<Comparison, 'eq' | 'ne'>;
      readonly right: ScalarTerm<A, E>;
    }
  | {
      readonly kind: 'compare';
      readonly left: NumberTerm<A, E>;
      readonly is: Exclude<Comparison, 'eq' | 'ne'>;
      readonly right: NumberTerm<A, E>;
    };
