/**
 * The shape of a piece of a strategy, as data. It is declared once, with the rule that reads it; checking
 * (`Reader`) and the published JSON Schema (`strategySchema`) are both derived from it.
 * @public
 */
export type Shape =
  | { readonly is: 'text' }
  /** The id, the group or the issue of an action. */
  | { readonly is: 'target' }
  | { readonly is: 'path' }
  | { readonly is: 'timeOfDay' }
  | { readonly is: 'zone' }
  | {
      readonly is: 'number';
      readonly min?: number;
      /** Exclusive lower bound. */
      readonly above?: number;
      readonly max?: number;
      readonly whole?: boolean;
    }
  | { readonly is: 'scalar' }
  | { readonly is: 'true' }
  /** One of a few words. */
  | { readonly is: 'oneOf'; readonly of: readonly string[] }
  | { readonly is: 'json' }
  | {
      readonly is: 'list';
      readonly of: Shape;
      readonly min?: number;
      readonly max?: number;
      /** One of them may stand without a list around it. */
      readonly orOne?: true;
    }
  | {
      readonly is: 'record';
      readonly of: Shape;
      /** What the names are, where they are not free. */
      readonly by?: 'target';
    }
  | { readonly is: 'object'; readonly fields: Fields }
  /** A path, a number, or a node of the family of terms. */
  | { readonly is: 'term' }
  | {
      readonly is: 'node';
      readonly family: Family;
      /** Where set, paths inside may begin with `element`. */
      readonly scope?: 'element';
    };

/**
 * The fields of an object by name; no others are allowed.
 * @public
 */
export interface Fields {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
}

/**
 * The families of nodes that a vocabulary knows; a node says by its `kind` which member of its family it is.
 * @public
 */
export type Family = 'condition' | 'term' | 'aggregate' | 'trigger' | 'policy' | 'factor' | 'stage';

/**
 * A value that a condition can compare with.
 * @public
 */
export type Scalar = string | number | boolean | null;

/** What every node of a strategy has. @public */
export interface Node {
  readonly kind: string;
}
