/** Anything that a request or an event has brought, in words. */
export function show(value: unknown): string {
  // 4468.469999999999 is an honest double and a strange sum of money.
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return 'an object';
  }
}
