/** A pattern that is looked for in texts. */
export interface Pattern {
  /** The number of its instructions. */
  readonly size: number;
  /** Is it somewhere in the text? The time that this takes is in proportion to the text, whatever the pattern. */
  test(text: string): boolean;
}

/** Why a pattern is refused, and where: an offset into its source. */
export interface PatternFault {
  readonly code: 'PATTERN_INVALID' | 'TOO_LARGE';
  readonly message: string;
  readonly at: number;
}
