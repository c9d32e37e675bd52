/** The type of a value as JSON has it; what JSON has not is what JavaScript calls it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
