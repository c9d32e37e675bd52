import { days, type CustomerState, type Decision, type Step, type Stepped } from '@opportune/core';
import { play, type Happening } from '@opportune/testing';

import { canonical } from './canonical.ts';

/** Quiet hours that together fill the day put a decision off for ever; a few days show what there is to see. */
export const playedUntil = (history: readonly Happening[]): number => (history.at(-1)?.now ?? 0) + days(3);

/** All steps, and what time does in the days after them. */
export const played = (
  step: Step,
  history: readonly Happening[],
  store: (state: CustomerState) => CustomerState = (state) => state,
): readonly Stepped[] => [...play(step, history, { until: playedUntil(history), store })];

/** All decisions as one text, without the hash that tells one wording of a strategy from another. */
export const decidedBy = (steps: readonly Stepped[]): string =>
  canonical(steps.flatMap(({ result }) => result.decisions.map(withoutHash)));

export const withoutHash = ({ strategy: { id, version }, ...decision }: Decision): object => ({
  ...decision,
  strategy: { id, version },
});
