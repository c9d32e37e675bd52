/**
 * How attributes and types are read.
 * @public
 */
export interface ImportOptions {
  /**
   * The path of ours for the name of an attribute as the source writes it, dots and all; `profile.` and the name where it is
   * left out. A name for which it gives no path that conditions take becomes a finding.
   */
  readonly path?: (name: string) => string;
  /**
   * `javascript` (the default) carries what JavaScript's conversions make true as well: a missing number is 0, the text "8"
   * is the number 8, a list of one is its element. `none` leaves that out: the conditions are shorter, an index can use them,
   * and they say the same wherever attributes have the type of what they are compared with.
   */
  readonly conversions?: 'javascript' | 'none';
}
