import type { CompiledFactor } from './factorRule.ts';

/** A factor that is one number, and contributes it under its own name. */
export const simple = (
  factor: string,
  score: CompiledFactor['score'],
  limits: Pick<CompiledFactor, 'bound' | 'scale' | 'isScaled' | 'isStatic'>,
): CompiledFactor => ({
  score,
  contributions: (moment, action) => [{ factor, value: score(moment, action) }],
  ...limits,
});
