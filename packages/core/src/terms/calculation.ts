import type { CompiledTerm } from './termRule.ts';

/** A term that joins numbers, one after the other; unknown where one of them is no number, or where no finite number comes out. */
export function calculation(
  parts: readonly CompiledTerm[],
  join: (left: number, right: number) => number,
  start?: number,
): CompiledTerm {
  return {
    value: (moment) => {
      let result = start;
      for (const part of parts) {
        const value = part.value(moment);
        if (typeof value !== 'number') return undefined;
        result = result === undefined ? value : join(result, value);
      }
      return Number.isFinite(result) ? result : undefined;
    },
    missing: (moment) => {
      for (const part of parts) {
        const path = part.missing(moment);
        if (path !== undefined) return path;
      }
      return undefined;
    },
  };
}
