import { distributionOf } from '../exploration/distributionOf.ts';
import { drawn } from '../exploration/drawn.ts';
import type { Explore } from '../funnel/explore.ts';
import { chance } from '../internal/chance.ts';
import { stagesOf } from './experiment.ts';
import type { Candidate, Field } from './field.ts';
import type { Plan } from './plan.ts';

/** X4 */
export function explore(plan: Plan, by: Explore, field: Field): Field {
  const { cause, state } = field;
  const occasion = cause.kind === 'request' ? ['request', cause.id] : ['trigger', cause.trigger, cause.match];
  const drawnFrom = (rest: readonly Candidate[], channel: string, place: number): readonly Candidate[] => {
    if (rest.length === 0 || place === Math.min(32, placesOf(plan, channel))) return rest;
    const purpose = JSON.stringify(['explore', ...occasion, channel, place]);
    const distribution = distributionOf(
      by,
      rest.map(({ score }) => score),
    );
    const i = drawn(distribution, chance(plan.seed, state.subject ?? state.customer, purpose));
    const chosen = { ...rest[i]!, probability: rest[i]!.probability * distribution[i]! }; // D2
    return [
      chosen,
      ...drawnFrom(
        rest.filter((_, j) => j !== i),
        channel,
        place + 1,
      ),
    ];
  };
  const ofChannel = (channel: string): readonly Candidate[] =>
    field.candidates.filter(({ action }) => action.channel === channel && action.mandatory !== true);
  const candidates = field.candidates.map((candidate) => {
    const { channel, mandatory } = candidate.action;
    if (mandatory === true) return candidate;
    return drawnFrom(ofChannel(channel), channel, 0)[ofChannel(channel).indexOf(candidate)]!;
  });
  return { ...field, candidates };
}

const placesOf = (plan: Plan, channel: string): number =>
  stagesOf(plan)
    .flatMap(({ stage }) => (stage.kind === 'allocate' ? Object.values(stage.slots) : []))
    .filter((slot) => slot.channel === channel)
    .reduce((places, { atMost }) => places + atMost, 0);
