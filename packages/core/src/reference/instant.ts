/** C12: the instant that a value is; undefined where it is none. */
export function instant(value: unknown): number | undefined {
  const millis = value instanceof Date ? value.getTime() : typeof value === 'string' ? ofText(value) : value;
  return typeof millis === 'number' && millis >= -8.64e15 && millis <= 8.64e15 ? millis : undefined;
}

function ofText(text: string): number | undefined {
  const date = /^\d{4}-\d\d-\d\d$/;
  const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
  if (!date.test(text) && !dateTime.test(text)) return undefined;
  // The day must be one that there is.
  const midnight = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(text.slice(0, 10))) return undefined;
  return new Date(text).getTime();
}
