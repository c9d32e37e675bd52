import type { Unit } from './unit.ts';

/** What a store is asked to write, one call of it. */
export type Change =
  | { readonly kind: 'commit'; readonly units: readonly Unit[] }
  | { readonly kind: 'settle'; readonly decision: string }
  | { readonly kind: 'postpone'; readonly decision: string; readonly notBefore: number; readonly attempts: number }
  | { readonly kind: 'bury'; readonly decision: string; readonly receipt: string };
