/**
 * Bounds on a strategy, so that one from outside cannot exhaust us.
 * @public
 */
export interface Bounds {
  /** Levels of nesting; 64. */
  readonly depth: number;
  /** Values in all; 5,000,000. */
  readonly size: number;
  /** UTF-16 code units in one text; 65,536. */
  readonly text: number;
}
