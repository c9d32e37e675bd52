/** Whether a value is a number that a platform gives to what it keeps: whole, above 0. */
export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
