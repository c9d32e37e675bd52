import { lowered } from './ignoringCase.ts';

/** A list as short as most are is searched faster than a hash table is entered. */
const SHORT = 8;

/** Is something one of the values, compared as `eq` does? */
export function membership(values: readonly unknown[], ignoreCase: boolean): (seen: unknown) => boolean {
  if (ignoreCase) {
    const isMember = membership(values.map(lowered), false);
    return (seen) => isMember(lowered(seen));
  }
  if (values.length <= SHORT) return (seen) => values.includes(seen);
  const members = new Set(values);
  return (seen) => members.has(seen);
}
