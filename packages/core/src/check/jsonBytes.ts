/** How many bytes the JSON of something has, in UTF-8. */
export function jsonBytes(value: unknown): number {
  let bytes = 0;
  // By code points: JSON writes halves of them as ASCII.
  for (const letter of JSON.stringify(value)) bytes += widthOf(letter.codePointAt(0)!);
  return bytes;
}

/** How many bytes UTF-8 writes a code point with. */
const widthOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** The most bytes that the JSON of a text of so many code units has: each may be written as `\u0000`. */
export const textBytes = (units: number): number => 6 * units + 2;

/** A list of so many things of that many bytes each, with what stands between them. */
export const listBytes = (...parts: readonly (readonly [times: number, bytes: number])[]): number =>
  parts.reduce((sum, [times, bytes]) => sum + times * (bytes + 1), 2);

/** An object with values of so many bytes under these names. */
export const objectBytes = (fields: Readonly<Record<string, number>>): number =>
  Object.entries(fields).reduce((sum, [name, bytes]) => sum + jsonBytes(name) + bytes + 2, 2);

/** An instant: whole milliseconds, none further from 1970 than a date can be. */
export const INSTANT: number = '-8640000000000000'.length;

/** A whole number that a double holds exactly. */
export const WHOLE: number = '9007199254740991'.length;

/** How many digits the whole part of a number has. */
export const digitsOf = (most: number): number => String(Math.ceil(most)).length;
