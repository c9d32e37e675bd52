/**
 * A list of those who are not to be contacted, as `compile` is given it. It must not throw, and has to answer at once: `Set` does.
 * @public
 */
export interface SuppressionList {
  has(key: string): boolean;
}
