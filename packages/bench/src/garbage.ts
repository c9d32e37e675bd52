/** Collects garbage, where Node was started with `--expose-gc`. */
export const garbage = (): void => globalThis.gc?.();

/** Collects only what was made a moment ago, which is quick. */
export const youngGarbage = (): void => globalThis.gc?.({ type: 'minor' });

/** Bytes in use, garbage excluded. */
export function bytesInUse(): number {
  garbage();
  return bytesNow();
}

/** Bytes in use, garbage included. */
export function bytesNow(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
