/** A value that a condition can compare with: JSON without lists and objects. */
export const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
