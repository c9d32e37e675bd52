import type { CompiledFactor } from './factorRule.ts';

/** A factor that is one number made of other factors: it contributes that number, and says what it was made of. */
export const composed = (
  factor: string,
  parts: readonly CompiledFactor[],
  { score, bound }: Pick<CompiledFactor, 'score' | 'bound'>,
): CompiledFactor => ({
  score,
  contributions: (moment, action) => [
    { factor, value: score(moment, action), of: parts.flatMap((part) => part.contributions(moment, action)) },
  ],
  ...(bound === undefined ? {} : { bound }),
  isStatic: parts.every(({ isStatic }) => isStatic === true),
});
