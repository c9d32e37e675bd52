import type { Input } from '../events/input.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { explain } from '../step/explain.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';
import { FURTHEST, laterThan } from './laterThan.ts';
import { waitSentence } from './waitSentence.ts';

/**
 * When an action would be chosen, if nothing happens but that time passes.
 * @public
 */
export interface WhenNext {
  /** The instant at which it is chosen and a millisecond before which it is not; undefined where time alone does not bring it about. */
  readonly at: Instant | undefined;
  /** What it would be chosen with. */
  readonly decision?: Decision;
  /** What stood in its way, each clause once, in the order in which they were met. */
  readonly waited: readonly Fate[];
  /** The same in words, for a marketer. */
  readonly sentence: string;
}

/** What time alone does not change. */
const FOR_GOOD = new Set<Fate['reason']>(['HELD_OUT', 'NO_CONSENT', 'NO_SLOT', 'ERROR', 'SUPERSEDED', 'WITHDRAWN']);

/** A customer may have many caps; nothing honest gives way so often. */
const MOST_ASKED = 2000;

/**
 * Looks for the next instant at which an action would be chosen, if the same request were made then, or the same event happened then,
 * and nothing else did in between: a cap that frees, quiet hours that end, a date that comes, a window that moves on.
 *
 * It asks the step itself at each instant at which something gives way, so that what it says has been seen to be so. Where a clause does not say
 * when it gives way, as the value of an aggregate does not, it looks up to a year ahead, in spans that double, from a minute on; where the clause looks at the
 * clock, first at each quarter of an hour of two days, and at each hour of eight. What comes and goes between two such looks it does not see.
 *
 * @param state - before the input
 * @param input - a request, an event or a wake-up; of others nothing is chosen
 * @param standings - how accounts that many customers share stand, which is how they are taken to stay
 * @example
 * ```ts
 * import { allocate, cap, compile, days, limit } from '@opportune/core';
 * import { whenNext } from '@opportune/core/why';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [limit(cap({ atMost: 1, per: days(1) })), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { state } = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * whenNext(step, state, { kind: 'request', id: 'r2', customer: 'ada' }, 5, 'hello').at; // => days(1)
 * ```
 * @see docs/semantics.md, W4
 * @public
 */
export function whenNext(
  step: Step,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
  action: string,
  standings?: Standings,
): WhenNext {
  const found = searched(step, state, input, now, action, standings);
  return { ...found, sentence: waitSentence(action, found) };
}

function searched(
  step: Step,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
  action: string,
  standings: Standings | undefined,
): Omit<WhenNext, 'sentence'> {
  const waited: Fate[] = [];
  let asked = 0;
  const ask = (at: Instant): Answer => {
    asked += 1;
    const { candidates } = explain(step, state, happeningAt(input, at), at, standings);
    const about = candidates.filter((candidate) => candidate.action === action);
    const decision = about.find((candidate) => candidate.decision !== undefined)?.decision;
    return decision === undefined ? { fates: about.flatMap(({ fate }) => fate ?? []) } : { decision, fates: [] };
  };

  let before = now;
  let answer = ask(now);
  for (let at = now; asked < MOST_ASKED;) {
    if (answer.decision !== undefined) {
      const first = at === now ? { at, decision: answer.decision } : firstChosen(ask, before, at, answer.decision);
      return { ...first, waited };
    }
    // One on each channel; and what was held back before and is overtaken now may stand beside what is proposed anew.
    const passing = answer.fates.filter(({ reason }) => !FOR_GOOD.has(reason));
    // Quiet hours come again each night: that is no news.
    const inTheWay = passing.length > 0 ? passing : answer.fates.slice(0, 1);
    waited.push(...inTheWay.filter((fate) => !waited.some(isLike(fate))));
    const next = Math.min(...passing.map((fate) => nextChange(ask, at, now, fate)));
    if (next === Infinity) break;
    before = at;
    at = next;
    answer = ask(at);
  }
  return { at: undefined, waited };
}

interface Answer {
  readonly decision?: Decision;
  /** Where it is not chosen: what stands in the way, on each of its channels. */
  readonly fates: readonly Fate[];
}

/** Requests have no time; an event happens when it is asked about. */
const happeningAt = (input: Input, at: Instant): Input =>
  input.kind === undefined || input.kind === 'event' ? { ...input, time: at } : input;

/** When something else stands in the way there, or nothing does; Infinity where no such time was found. */
function nextChange(ask: (at: Instant) => Answer, from: Instant, now: Instant, fate: Fate): Instant {
  const { nextAt } = fate;
  if (nextAt !== undefined && nextAt > from && Number.isFinite(nextAt)) return nextAt;
  const isStill = (at: Instant): boolean => ask(at).fates.some(isLike(fate));
  let same = from;
  for (const at of laterThan(from, fate)) {
    if (at > now + FURTHEST) break;
    if (isStill(at)) {
      same = at;
      continue;
    }
    return halved(same, at, (middle) => !isStill(middle));
  }
  return Infinity;
}

const isLike =
  (one: Fate) =>
  ({ reason, clause, channel }: Fate): boolean =>
    reason === one.reason && clause === one.clause && channel === one.channel;

/** The action is chosen at an instant, and was not at one before: so there is a first one of which that can be said. */
function firstChosen(
  ask: (at: Instant) => Answer,
  before: Instant,
  at: Instant,
  decision: Decision,
): { readonly at: Instant; readonly decision: Decision } {
  const first =
    ask(at - 1).decision === undefined ? at : halved(before, at, (middle) => ask(middle).decision !== undefined);
  return { at: first, decision: first === at ? decision : ask(first).decision! };
}

/** An instant at which something is so, and a millisecond before which it is not; it is not so at `from`, and is at `to`. */
function halved(from: Instant, to: Instant, isSo: (at: Instant) => boolean): Instant {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
}
