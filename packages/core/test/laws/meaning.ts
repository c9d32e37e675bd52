import type { Fate, StepResult } from '@opportune/core';

/**
 * What a result means, without what is free: the words of faults, and the forms in which aggregates, runs of patterns and wordings
 * are remembered.
 */
export const meaningOf = ({ state, dropped, faults, ...rest }: StepResult): object => ({
  ...rest,
  dropped: dropped.map(({ seen, ...fate }): Fate => (fate.reason === 'ERROR' ? fate : { ...fate, seen })),
  faults: faults.map(({ code, path }) => ({ code, path })),
  state: { ...state, aggregates: {}, marks: '', triggers: openingsOf(state.triggers) },
});

/** The memories of triggers that both write alike. */
const openingsOf = (triggers: StepResult['state']['triggers']): object =>
  Object.fromEntries(Object.entries(triggers).filter(([, memory]) => !('runs' in memory)));
