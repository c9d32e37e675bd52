import type { Placed } from './experiment.ts';
import { orderCount, ordersOf, type Order } from './explore.ts';
import { hasSeveral, type Candidate, type Field } from './field.ts';
import { policiesIn, type Plan } from './plan.ts';
import { pass } from './stage.ts';

/** D3: so many ways are gone through. */
const COUNTED = 256;

/** D3: with the probability of each place, given those of the channel that were given away before. */
export function withOdds(plan: Plan, way: readonly Placed[], start: Field, end: Field): Field {
  const explored = way.find(({ stage }) => stage.kind === 'explore');
  const [before, last] = [way.filter(({ stage }) => !ENDS.has(stage.kind)), way.at(-1)!];
  const run = (stages: readonly Placed[], from: Field): Field =>
    stages.reduce((field, { stage, at }) => pass(plan, stage, at, field), from);
  const openTo = (ids: readonly string[]): Field => run(before, { ...start, openTo: ids });

  const all = openTo(start.candidates.map(({ action }) => action.id));
  // F11: treatments of an action share one draw.
  const shares = new Map(
    all.candidates.flatMap(({ action, share }) => (share === undefined ? [] : [[action.id, share]])),
  );
  const ramped = [...shares].map(([id, share]) => ({ id, share }));
  if (ramped.length === 0 && (explored === undefined || areApart(plan, way, all, end))) return end;
  const drawn = explored?.stage.kind === 'explore' ? explored.stage : undefined;
  if (2 ** ramped.length * (drawn === undefined ? 1 : orderCount(plan, all)) > COUNTED) return end;
  const orders = (field: Field): readonly Order[] =>
    drawn === undefined ? [{ probability: 1, candidates: field.candidates }] : ordersOf(plan, drawn, field);

  const worlds = subsets(ramped).flatMap(({ probability, out }) => {
    const ids = start.candidates.map(({ action }) => action.id).filter((id) => !out.includes(id));
    const field = openTo(ids);
    return orders(field).map((order) => ({
      probability: probability * order.probability,
      chosen: run([last], { ...field, candidates: order.candidates }).candidates,
    }));
  });
  const candidates = end.candidates.map((candidate, i): Candidate => {
    const course = courseOn(candidate, end.candidates.slice(0, i + 1));
    const begun = worlds.filter(({ chosen }) => isBegun(courseOn(candidate, chosen), course.slice(0, -1)));
    const met = begun.filter(({ chosen }) => isBegun(courseOn(candidate, chosen), course));
    const spared = [...all.candidates, candidate].find(({ action }) => action === candidate.action)!;
    const { probability } = candidate.fallback === true ? candidate : spared;
    return { ...candidate, probability: probability * (sum(met) / sum(begun)) };
  });
  return { ...end, candidates };
}

const ENDS: ReadonlySet<string> = new Set(['explore', 'allocate']);

/** Is nothing but the places between those who come to them? */
function areApart(plan: Plan, way: readonly Placed[], all: Field, { allocation, moment }: Field): boolean {
  const { stage } = way.at(-1)!;
  const slots = stage.kind === 'allocate' ? Object.entries(stage.slots) : [];
  const open = slots.filter(([name]) => moment.request?.slots?.includes(name) ?? true);
  const places = open.reduce((sum, [, { atMost }]) => sum + atMost, 0);
  const isCounting = policiesIn(way).some(({ policy }) => policy.kind === 'cap' || policy.kind === 'quota');
  const isOnSeveral = all.candidates.some(({ action }) => hasSeveral(plan, action)); // F11
  return allocation === undefined && ((!isCounting && !isOnSeveral) || places === 1);
}

/** Every part that ramps can let in. */
function subsets(
  [first, ...others]: readonly Ramped[],
  probability = 1,
  out: readonly string[] = [],
): readonly World[] {
  if (first === undefined) return [{ probability, out }];
  return [
    ...subsets(others, probability * first.share, out),
    ...subsets(others, probability * (1 - first.share), [...out, first.id]),
  ];
}

interface Ramped {
  readonly id: string;
  readonly share: number;
}

interface World {
  readonly probability: number;
  readonly out: readonly string[];
}

const courseOn = ({ action: { channel } }: Candidate, chosen: readonly Candidate[]): readonly string[] =>
  chosen.flatMap(({ action, slot }) => (action.channel === channel ? [`${slot} ${action.id}`] : []));

const isBegun = (course: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((each, i) => course[i] === each);

const sum = (worlds: readonly { readonly probability: number }[]): number =>
  worlds.reduce((total, { probability }) => total + probability, 0);
