/** A whole number with commas. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** A number with as many places as say something. */
export const figure = (value: number): string =>
  value === 0 ? '0' : value < 1 ? value.toPrecision(2) : value < 100 ? value.toFixed(1) : count(value);

/** A number in few letters: `950`, `12k`, `3.4M`. */
export function short(value: number): string {
  for (const [size, letter] of [
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (value >= size * 0.9995)
      return `${Number((value / size).toPrecision(3 - (value < size * 100 ? 1 : 0)))}${letter}`;
  }
  return String(Number(value.toPrecision(2)));
}
