import type { Pointer } from '../shape/pointer.ts';

/**
 * What can be wrong with a piece of a foreign rule.
 * @public
 */
export type FindingCode =
  /** An operator that is not known, or that needs code of its own. */
  | 'OPERATOR_UNKNOWN'
  /** A piece without the form that its format demands. */
  | 'FORM_INVALID'
  /** A name that is no path of ours. */
  | 'NAME_REFUSED'
  /** A pattern that the format refuses, or that cannot be searched for in linear time. */
  | 'PATTERN_REFUSED'
  /** A computation that no condition can do. */
  | 'NOT_EXPRESSIBLE'
  /** Nested deeper, or larger, than is read. */
  | 'TOO_LARGE'
  /** A group or condition that is spoken of and not given. */
  | 'REFERENCE_UNKNOWN'
  /** Carried; what only a conversion of types would make true is left out. */
  | 'CONVERSION_LEFT_OUT'
  /** Carried by a custom condition, which has to be bound. */
  | 'NEEDS_BINDING'
  /** Carried but for attributes that are null: the other side knows no difference between null and missing. */
  | 'NULL_IS_MISSING';

/**
 * A piece of a rule that could not be carried over as it stands.
 * @public
 */
export interface Finding {
  /** JSON pointer into the source. */
  readonly path: Pointer;
  /** For a person: what could not be carried, and what was done instead. */
  readonly what: string;
  readonly code: FindingCode;
}

/** Where findings are gathered while a rule is read. */
export class Findings {
  readonly list: Finding[] = [];

  add(path: Pointer, code: FindingCode, what: string): void {
    // One place is told once, however often its piece is looked at.
    if (this.list.some((one) => one.path === path && one.code === code)) return;
    this.list.push({ path, what, code });
  }
}

/** How deep a rule is read. What lies deeper becomes a finding, and so does a cycle. */
export const DEEPEST = 64;

export type { Pointer };
