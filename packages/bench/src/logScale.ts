/** Where values stand on an axis of powers of ten. */
export interface Scale {
  readonly at: (value: number) => number;
  /** The powers of ten on it. */
  readonly powers: readonly number[];
}

/** An axis from the least to the greatest of the values, out to whole powers of ten. */
export function logScale(values: readonly number[], from: number, to: number): Scale {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => Math.round((from + ((Math.log10(value) - first) / (last - first)) * (to - from)) * 10) / 10,
    powers: Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i)),
  };
}
