import type { Trial } from '../experiments/trial.ts';
import type { Step } from '../step/step.ts';
import type { Bindings } from '../strategy/bindings.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { assignment } from './experiment.ts';
import { planOf } from './plan.ts';
import { stepOf } from './reference.ts';

/** An experiment whose arms are strategies that have not been compiled. */
export interface SplitOfStrategies extends Trial {
  readonly arms: Readonly<Record<string, { readonly weight: number; readonly strategy: Strategy }>>;
}

/** X6: one step of several strategies. */
export const split =
  (options: SplitOfStrategies, bindings: Bindings): ((...asked: Parameters<Step>) => ReturnType<Step>) =>
  (state, input, now, standings = {}) => {
    const { id, arms, control = Object.keys(arms)[0]! } = options;
    const assigned = assignment(options, subjectAfter(state, input, now));
    const { strategy } = arms[assigned?.arm ?? control]!;
    const plan = planOf(strategy, bindings);
    return stepOf(assigned === undefined ? plan : { ...plan, arms: { [id]: assigned } }, state, input, now, standings);
  };

/** X6: a merge goes to the arm of whoever of the two was known first (I5). */
function subjectAfter(...[state, input, now]: Parameters<Step>): string {
  const one = { customer: input.customer, since: now, ...state };
  const known = input.kind === 'merge' ? [one, input.state] : [one];
  const subjects = known.map(({ customer, subject = customer, since }) => ({ subject, since }));
  const [first] = subjects.sort((a, b) => a.since - b.since || (a.subject < b.subject ? -1 : 1));
  return first!.subject;
}
