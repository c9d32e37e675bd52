import type { CustomerState, Fate, StepResult } from '@opportune/core';

/**
 * What a result means, without what is free: the words of faults, and the forms in which aggregates, runs of patterns and wordings
 * are remembered.
 */
export const meaningOf = ({ state, dropped, faults, ...rest }: StepResult): object => ({
  ...rest,
  dropped: dropped.map(({ seen, ...fate }): Fate => (fate.reason === 'ERROR' ? fate : { ...fate, seen })),
  faults: faults.map(({ code, path }) => ({ code, path })),
  state: {
    ...state,
    ...openOf(state),
    aggregates: {},
    marks: '',
    ...(state.origins && { origins: map(state.origins, ({ revision }) => revision) }),
    ...(state.pending && { pending: map(state.pending, (standing) => ({ ...standing, ...openOf(standing) })) }),
  },
});

/** The memories of triggers that both write alike. */
const openOf = ({ triggers }: Pick<CustomerState, 'triggers'>): object => ({
  triggers: Object.fromEntries(Object.entries(triggers).filter(([, memory]) => !('runs' in memory))),
});

const map = <T>(all: Readonly<Record<string, T>>, change: (it: T) => unknown): object =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
