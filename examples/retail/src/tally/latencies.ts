import type { Millis } from '@opportune/core';

/** Buckets in a factor of 2: quantiles are right to within 9 %. */
const PER_DOUBLING = 8;
/** The lower end of the first bucket, in milliseconds. */
const LEAST: Millis = 0.001;

/** How long things took, as counts in buckets that grow by a factor: bounded, however many there are. */
export class Latencies {
  readonly #counts: number[] = [];
  #count = 0;
  #total: Millis = 0;

  get count(): number {
    return this.#count;
  }

  /** All of them together, in milliseconds. */
  get total(): Millis {
    return this.#total;
  }

  add(took: Millis): void {
    const bucket = Math.max(0, Math.floor(Math.log2(Math.max(took, LEAST) / LEAST) * PER_DOUBLING));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
    this.#total += took;
  }

  /** The time that the share `q` of all did not exceed; 0 where there is none. */
  quantile(q: number): Millis {
    let left = Math.ceil(q * this.#count);
    for (const [bucket, count = 0] of this.#counts.entries()) {
      left -= count;
      if (left <= 0 && count > 0) return lower(bucket + 0.5);
    }
    return 0;
  }

  /** Every bucket from the first to the last that holds something. */
  buckets(): readonly { readonly from: Millis; readonly to: Millis; readonly count: number }[] {
    const first = this.#counts.findIndex((count) => count > 0);
    if (first === -1) return [];
    return Array.from({ length: this.#counts.length - first }, (_, i) => ({
      from: lower(first + i),
      to: lower(first + i + 1),
      count: this.#counts[first + i] ?? 0,
    }));
  }
}

const lower = (bucket: number): Millis => LEAST * 2 ** (bucket / PER_DOUBLING);
