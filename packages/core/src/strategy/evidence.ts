/**
 * How often something has come of an action, and how often not. Before anything is known every rate is as likely; counts need not be whole, since what is old may count less, and a
 * prior of one's own is added to them.
 * @public
 */
export interface Evidence {
  readonly successes: number;
  readonly failures: number;
}

/** What a model has answered, where it is evidence: counts that are finite and not below 0. */
export const evidenceIn = (answer: unknown): Evidence | undefined => {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { successes, failures } = answer as { readonly [K in keyof Evidence]?: unknown };
  return isCount(successes) && isCount(failures) ? { successes, failures } : undefined;
};

const isCount = (count: unknown): count is number => typeof count === 'number' && count >= 0 && count < Infinity;

/** The rate that is expected: of nothing known one half. */
export const expectedRate = ({ successes, failures }: Evidence): number => (1 + successes) / (2 + successes + failures);
