/** What JavaScript writes for an object. */
export const OBJECT = '[object Object]';

/** A value as JavaScript writes it as a text: null and undefined by their names, lists with commas. Objects may not know how. */
export function written(value: unknown): string {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? OBJECT : `${value as string}`;
  } catch {
    return OBJECT;
  }
}
