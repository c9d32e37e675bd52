import type { Allocate, Slot } from '../funnel/allocate.ts';
import type { Allocation } from '../funnel/allocation/contest.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { fateOf, otherTreatment, type Candidate, type Field } from './field.ts';
import { guardsOn, type Open } from './guards.ts';
import type { Plan } from './plan.ts';

/** F10: among so many candidates all ways are compared. */
const COMPARED = 12;
const ROUNDING = 1e-9;

type Way = readonly Candidate[];

/** F10 */
export function constrained(
  plan: Plan,
  node: Allocate,
  at: string,
  field: Field,
  open: Open,
  ordered: readonly Candidate[],
): Field {
  const { state, moment } = field;
  const limits = limitsOf(node, at);
  const worthOf = ({ score, slot }: Candidate): number => score * (node.slots[slot!]!.weight ?? 1);
  const worth = (way: Way): number => way.reduce((sum, each) => sum + worthOf(each), 0);
  const left = (way: Way, [slot, { atMost }]: readonly [string, Slot]): number =>
    atMost - way.filter((other) => other.slot === slot).length;

  const lastShown = (slot: string, { id }: Treatment): number | undefined => {
    const { repeatAfter } = node;
    const times = state.contacts.flatMap((contact) =>
      contact.slot === slot && contact.action === id && contact.status !== 'released' ? [contact.at] : [],
    );
    const late = times.filter((time) => repeatAfter !== undefined && time > moment.now - repeatAfter);
    return late.length === 0 ? undefined : Math.max(...late);
  };
  const fitting = ({ action }: Candidate): Open => open.filter(([, { channel }]) => channel === action.channel);
  const mayHave = (candidate: Candidate): Open =>
    fitting(candidate).filter(([slot]) => lastShown(slot, candidate.action) === undefined);
  const rivals = ({ classOf }: Limit, { action }: Candidate, way: Way): Way =>
    classOf(action) === undefined ? [] : way.filter((other) => classOf(other.action) === classOf(action));
  const limitOn = (candidate: Candidate, way: Way): Limit | undefined =>
    limits.find((limit) => rivals(limit, candidate, way).length >= limit.atMost);
  const isAdmitted = (candidate: Candidate, way: Way): boolean =>
    otherTreatment(candidate, way) === undefined &&
    limitOn(candidate, way) === undefined &&
    guardsOn(plan, field, candidate, way) === undefined;

  const greedily = (start: Way, candidates: readonly Candidate[]): Way =>
    candidates.reduce((way, candidate) => {
      const place = mayHave(candidate).find((each) => left(way, each) > 0);
      return place === undefined || !isAdmitted(candidate, way) ? way : [...way, { ...candidate, slot: place[0] }];
    }, start);
  // Every way that there is: with the first candidate, in the first place that it may have, and without.
  function* ways(way: Way, [candidate, ...others]: readonly Candidate[]): Generator<Way> {
    if (candidate === undefined) return void (yield way);
    const [place] = mayHave(candidate).filter((each) => left(way, each) > 0);
    if (place !== undefined && isAdmitted(candidate, way)) {
      yield* ways([...way, { ...candidate, slot: place[0] }], others);
    }
    yield* ways(way, others);
  }
  const mostWorth = (start: Way, candidates: readonly Candidate[]): Way => {
    let best: Way | undefined;
    for (const way of ways(start, candidates)) {
      if (best === undefined || gained(way) > gained(best) * (1 + ROUNDING)) best = way;
    }
    return best!;
  };

  const mandatory = greedily(
    [],
    ordered.filter(({ action }) => action.mandatory === true),
  );
  const others = ordered.filter((candidate) => candidate.action.mandatory !== true && mayHave(candidate).length > 0);
  const gained = (way: Way): number => worth(way.slice(mandatory.length));
  const most = (): number => {
    const ranked = [...others].sort((a, b) => b.score - a.score);
    const picked = ranked.reduce<Way>((way, candidate) => {
      const place = fitting(candidate).find((each) => left([...mandatory, ...way], each) > 0);
      const [limit] = limits;
      const beside = way.filter(({ action }) => action.channel === candidate.action.channel);
      const isFull = limit !== undefined && rivals(limit, candidate, [...mandatory, ...beside]).length >= limit.atMost;
      if (place === undefined || isFull || limitOn(candidate, mandatory) !== undefined) return way;
      return [...way, { ...candidate, slot: place[0] }];
    }, []);
    return worth(picked);
  };
  const judged = (way: Way): Allocation =>
    gained(way) >= most() * (1 - ROUNDING)
      ? { method: 'optimal', gap: 0 }
      : { method: 'greedy', gap: 1 - gained(way) / most() };

  const isRanked = others.every(({ score }, i) => i === 0 || score <= others[i - 1]!.score);
  const isWhole =
    isRanked &&
    others.length <= COMPARED &&
    others.every((candidate) => mayHave(candidate).length === fitting(candidate).length);
  const plain = greedily(mandatory, others);
  const compared = isRanked ? greedily(mostWorth(mandatory, others.slice(0, COMPARED)), others.slice(COMPARED)) : plain;
  const end = gained(compared) > gained(plain) * (1 + ROUNDING) ? compared : plain;

  const lossOf = (candidate: Candidate): Loss => {
    const all = fitting(candidate);
    const theirs = mayHave(candidate);
    const other = otherTreatment(candidate, end);
    if (other !== undefined) return { reason: 'OTHER_TREATMENT', clause: `${at}/slots`, seen: other.action.channel }; // F11
    if (all.length === 0) return { reason: 'NO_SLOT', clause: `${at}/slots`, needed: 'an open slot of its channel' };
    if (theirs.length === 0) {
      const seen = Math.min(...all.map(([slot]) => lastShown(slot, candidate.action)!));
      const needed = { repeatAfter: node.repeatAfter };
      return {
        reason: 'SHOWN_LATELY',
        clause: `${at}/repeatAfter`,
        seen,
        needed,
        nextAt: seen + node.repeatAfter!,
      };
    }
    const isFull = theirs.every((place) => left(end, place) <= 0);
    const limit = isFull ? undefined : limitOn(candidate, end);
    if (limit !== undefined) {
      const seen = rivals(limit, candidate, end).map(({ action }) => action.id);
      return { reason: 'EXCLUDED', clause: limit.clause, seen, needed: { atMost: limit.atMost } };
    }
    const winners = end.filter(({ slot }) => theirs.some(([name]) => name === slot));
    return (
      (isFull ? undefined : guardsOn(plan, field, candidate, end)) ?? {
        reason: 'OUTRANKED',
        clause: `${at}/slots`,
        seen: winners.map(({ action }) => action.id),
      }
    );
  };
  const losers = ordered.filter(({ action }) => !end.some((winner) => winner.action === action));
  return {
    ...field,
    candidates: end,
    ...(ordered.length === 0 ? {} : { allocation: isWhole ? { method: 'optimal', gap: 0 } : judged(end) }),
    dropped: [...field.dropped, ...losers.map((loser) => fateOf(plan, field, 'allocate', loser, lossOf(loser)))],
  };
}

interface Limit {
  readonly atMost: number;
  readonly clause: string;
  readonly classOf: (action: Treatment) => string | undefined;
}

const limitsOf = ({ perGroup, perIssue, exclusions = [], mix = [] }: Allocate, at: string): readonly Limit[] => [
  ...(perGroup === undefined
    ? []
    : [{ atMost: perGroup, clause: `${at}/perGroup`, classOf: ({ group }: Treatment) => group }]),
  ...(perIssue === undefined
    ? []
    : [{ atMost: perIssue, clause: `${at}/perIssue`, classOf: ({ issue }: Treatment) => issue }]),
  ...exclusions.map((names, i) => ({
    atMost: 1,
    clause: `${at}/exclusions/${i}`,
    classOf: ({ id, group = id, issue = id }: Treatment) =>
      [id, group, issue].some((name) => names.includes(name)) ? 'one of them' : undefined,
  })),
  // F12
  ...mix.map(({ atMost, tag, ...names }, i) => ({
    atMost,
    clause: `${at}/mix/${i}`,
    classOf: ({ id, tags = [], ...action }: Treatment) => {
      const isNamed = Object.entries(names).every(
        ([field, name]) => ({ ...action, action: id })[field as 'issue'] === name,
      );
      return isNamed && (tag === undefined || tags.includes(tag)) ? 'one of them' : undefined;
    },
  })),
];
