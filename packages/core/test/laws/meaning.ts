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

/** Of runs, how many there are and how many were let go. */
const openOf = ({ triggers }: Pick<CustomerState, 'triggers'>): object => ({
  triggers: map(triggers, (memory) => {
    if (!('runs' in memory)) return memory;
    const { runs, dropped = 0 } = memory as { readonly runs: readonly object[]; readonly dropped?: number };
    return { runs: runs.length, dropped };
  }),
});

const map = <T>(all: Readonly<Record<string, T>>, change: (it: T) => unknown): object =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
