import { distributionOf } from '../exploration/distributionOf.ts';
import { drawn } from '../exploration/drawn.ts';
import type { Explore } from '../funnel/explore.ts';
import { chance } from '../internal/chance.ts';
import { stagesOf } from './experiment.ts';
import { evidence } from './factor.ts';
import type { Candidate, Field } from './field.ts';
import type { Plan } from './plan.ts';

/** X4 */
export function explore(plan: Plan, by: Explore, field: Field): Field {
  const { cause, state } = field;
  const occasion = cause.kind === 'request' ? ['request', cause.id] : ['trigger', cause.trigger, cause.match];
  const drawnFrom = (rest: readonly Candidate[], channel: string, place: number): readonly Candidate[] => {
    if (rest.length === 0 || place === placesOf(plan, channel)) return rest;
    const purpose = JSON.stringify(['explore', ...occasion, channel, place]);
    const distribution = likelyOf(plan, by, field, rest);
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
  const theirs = (channel: string): readonly Candidate[] => drawnFrom(ofChannel(field, channel), channel, 0);
  return { ...field, candidates: arranged(field, theirs) };
}

/** All that can be drawn of a field, and how likely it is. */
export interface Order {
  readonly probability: number;
  readonly candidates: readonly Candidate[];
}

/** D3 */
export function ordersOf(plan: Plan, by: Explore, field: Field): readonly Order[] {
  const drawnFrom = (rest: readonly Candidate[], places: number): readonly Order[] => {
    if (rest.length === 0 || places === 0) return [{ probability: 1, candidates: rest }];
    const distribution = likelyOf(plan, by, field, rest);
    return rest.flatMap((candidate, i) => {
      const others = rest.filter((other) => other !== candidate);
      return drawnFrom(others, places - 1).map(({ probability, candidates }) => ({
        probability: distribution[i]! * probability,
        candidates: [candidate, ...candidates],
      }));
    });
  };
  const channels = channelsOf(field);
  const combined = (i: number, probability: number, orders: Orders): readonly Order[] => {
    const channel = channels[i];
    if (channel === undefined) return [{ probability, candidates: arranged(field, (name) => orders[name]!) }];
    return drawnFrom(ofChannel(field, channel), placesOf(plan, channel)).flatMap((order) =>
      combined(i + 1, probability * order.probability, { ...orders, [channel]: order.candidates }),
    );
  };
  return combined(0, 1, {}).filter(({ probability }) => probability > 0);
}

/** X4, X7 */
const likelyOf = (plan: Plan, by: Explore, { moment }: Field, rest: readonly Candidate[]): readonly number[] =>
  distributionOf(
    by,
    rest.map(({ score }) => score),
    rest.map(({ action }) => {
      try {
        return by.method === 'thompson' ? evidence(plan.bindings.models![by.model]!(moment, action)) : undefined;
      } catch {
        return undefined;
      }
    }),
  );

type Orders = Readonly<Record<string, readonly Candidate[]>>;

/** D3: how many orders there are. */
export function orderCount(plan: Plan, field: Field): number {
  const ordersFrom = (left: number, places: number): number =>
    left === 0 || places === 0 ? 1 : left * ordersFrom(left - 1, places - 1);
  return channelsOf(field)
    .map((channel) => ordersFrom(ofChannel(field, channel).length, placesOf(plan, channel)))
    .reduce((product, each) => product * each, 1);
}

const isDrawn = ({ action }: Candidate): boolean => action.mandatory !== true;

const channelsOf = ({ candidates }: Field): readonly string[] => [
  ...new Set(candidates.filter(isDrawn).map(({ action }) => action.channel)),
];

const ofChannel = ({ candidates }: Field, channel: string): readonly Candidate[] =>
  candidates.filter((candidate) => candidate.action.channel === channel && isDrawn(candidate));

/** Each channel keeps the places that it has. */
const arranged = (field: Field, orderOf: (channel: string) => readonly Candidate[]): readonly Candidate[] =>
  field.candidates.map((candidate) => {
    const { channel } = candidate.action;
    return isDrawn(candidate) ? orderOf(channel)[ofChannel(field, channel).indexOf(candidate)]! : candidate;
  });

const placesOf = (plan: Plan, channel: string): number => Math.min(32, placesIn(plan, channel));

const placesIn = (plan: Plan, channel: string): number =>
  stagesOf(plan)
    .flatMap(({ stage }) => (stage.kind === 'allocate' ? Object.values(stage.slots) : []))
    .filter((slot) => slot.channel === channel)
    .reduce((places, { atMost }) => places + atMost, 0);
