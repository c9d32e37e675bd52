import type { CustomerState, Fate, StepResult } from '@opportune/core';

/**
 * What a result means, without what is free: the words of faults, and the form in which aggregates are remembered.
 */
export const meaningOf = ({ state, dropped, faults, ...rest }: StepResult): object => ({
  ...rest,
  dropped: dropped.map(({ seen, ...fate }): Fate => (fate.reason === 'ERROR' ? fate : { ...fate, seen })),
  faults: faults.map(({ code, path }) => ({ code, path })),
  state: { ...state, aggregates: {}, ...(state.origins && { origins: revisionsOf(state.origins) }) },
});

const revisionsOf = (origins: NonNullable<CustomerState['origins']>): object =>
  Object.fromEntries(Object.entries(origins).map(([id, { revision }]) => [id, revision]));
