import type { Fault } from '../errors/fault.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { hash128 } from '../internal/hash.ts';
import type { Standings } from '../policies/claim.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Allocated, Ignored } from '../step/stepResult.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { withPlaceFor } from './contacts.ts';
import { wayOf } from './experiment.ts';
import type { Candidate, Field } from './field.ts';
import type { Moment } from './moment.ts';
import { momentOf } from './moment.ts';
import { withOdds } from './odds.ts';
import { own } from './own.ts';
import { policiesIn, type Plan } from './plan.ts';
import { pointer } from './pointer.ts';
import { claimOn } from './quota.ts';
import { pass } from './stage.ts';

/** A step under way: the one thing here that changes. */
export interface Course {
  readonly plan: Plan;
  readonly now: number;
  standings: Standings;
  state: CustomerState;
  readonly decisions: Decision[];
  readonly fired: TriggerMatch[];
  readonly dropped: Fate[];
  readonly faults: Fault[];
  readonly allocations: Allocated[];
  ignored?: Ignored;
}

/** F1: decides on what a trigger that fired proposes; where it was held back, on what was held back only. */
export function decideMatch(course: Course, match: TriggerMatch, heldBack?: readonly string[]): void {
  const { plan, now } = course;
  if (heldBack === undefined) {
    course.fired.push(match);
    supersede(course, match.name);
  }
  const proposed = plan.actions.filter(({ id, on }) => on === match.name && (heldBack?.includes(id) ?? true));
  const moment = momentOf(plan, course.state, now, {
    at: match.at,
    ...(match.event === undefined ? {} : { event: match.event }),
    trigger: match,
    faults: course.faults,
  });
  const cause = causeOf(match);
  const before = course.decisions.length;
  const dropped = decide(course, moment, cause, proposed);

  // F11: who was chosen on one channel does not wait for another.
  const chosen = course.decisions.slice(before).map(({ action }) => action);
  const isOver = (deferral: Deferral, id: string): boolean =>
    deferral.match.name === match.name && deferral.match.id === match.id && chosen.includes(id);
  for (const deferral of course.state.deferrals) {
    for (const action of deferral.actions.filter((id) => isOver(deferral, id))) {
      const clause = pointer('triggers', match.name);
      course.dropped.push({ action, cause, stage: 'limit', reason: 'OTHER_TREATMENT', clause });
    }
  }
  const deferrals = course.state.deferrals
    .map((deferral) => ({ ...deferral, actions: deferral.actions.filter((id) => !isOver(deferral, id)) }))
    .filter(({ actions }) => actions.length > 0);
  course.state = { ...course.state, deferrals };

  // P3: all that have to wait until the same instant wait together.
  const isHeld = (id: string, at: number): boolean =>
    deferrals.some(
      ({ match: of, actions, until }) =>
        of.name === match.name && of.id === match.id && until === at && actions.includes(id),
    );
  const waiting = dropped.filter(
    ({ action, reason, nextAt }) => reason === 'QUIET_HOURS' && !chosen.includes(action) && !isHeld(action, nextAt!),
  );
  for (const until of new Set(waiting.map(({ nextAt }) => nextAt!))) {
    const actions = [...new Set(waiting.filter(({ nextAt }) => nextAt === until).map(({ action }) => action))];
    course.state = { ...course.state, deferrals: [...course.state.deferrals, { match, actions, until }] };
  }
}

export const causeOf = ({ name, id, at, event }: TriggerMatch): Cause => ({
  kind: 'trigger',
  trigger: name,
  match: id,
  ...(event === undefined ? {} : { event: event.id }),
  at,
});

/** P3: what is held back of a trigger is dropped, unless its match was opened after the time that is given. */
export function supersede(course: Course, name: string, time: number = Infinity): void {
  const isOver = ({ match }: { readonly match: TriggerMatch }): boolean =>
    match.name === name && match.openedAt <= time;
  const { deferrals } = course.state;
  dropSuperseded(course, deferrals.filter(isOver));
  course.state = { ...course.state, deferrals: deferrals.filter((deferral) => !isOver(deferral)) };
}

/** P3 */
export function dropSuperseded(course: Course, deferrals: readonly Deferral[]): void {
  for (const { match, actions } of deferrals) {
    for (const action of actions) {
      const clause = pointer('triggers', match.name);
      course.dropped.push({ action, cause: causeOf(match), stage: 'limit', reason: 'SUPERSEDED', clause });
    }
  }
}

/** F1: sends actions through the funnel, and gives what was dropped. */
export function decide(course: Course, moment: Moment, cause: Cause, proposed: readonly Treatment[]): readonly Fate[] {
  const { plan, state, standings } = course;
  const candidates = proposed.map((action): Candidate => ({ action, score: 1, probability: 1 })); // R1, D2
  const { arms } = plan;
  const named = arms === undefined ? {} : { arms }; // X6
  const start: Field = { moment, cause, state, standings, candidates, heldOut: [], dropped: [], faults: [], ...named };
  const way = wayOf(plan, state.subject ?? state.customer);
  const passed = way.reduce((field, { stage, at }) => pass(plan, stage, at, field), start);
  const end = withOdds(plan, way, start, passed);
  course.dropped.push(...end.dropped);
  course.faults.push(...end.faults);
  if (plan.bindings.trace && end.allocation !== undefined) course.allocations.push({ cause, ...end.allocation });
  for (const candidate of end.candidates) {
    const decision = decisionOn(course, moment, cause, candidate, end.arms);
    course.decisions.push(decision);
    for (const { account, amount } of decision.claims ?? []) {
      course.standings = { ...course.standings, [account]: Number(own(course.standings, account) ?? 0) + amount }; // Q2
    }
    if (decision.fallback === true) continue;
    course.state = { ...course.state, contacts: withPlaceFor(plan, course.state.contacts, decision, candidate.action) }; // P1
  }
  return end.dropped;
}

function decisionOn(
  course: Course,
  moment: Moment,
  cause: Cause,
  candidate: Candidate,
  arms: Decision['arms'],
): Decision {
  const {
    plan,
    now,
    state: { customer, subject = customer },
  } = course;
  const { action, slot = '', score, factors = [], probability, fallback } = candidate;
  const { id, issue, group, channel, content = {} } = action;
  const claims = policiesIn(wayOf(plan, subject)).flatMap(({ policy }) =>
    policy.kind === 'quota' ? (claimOn(policy, moment, action) ?? []) : [],
  ); // Q1
  const occasion = cause.kind === 'request' ? ['request', cause.id] : ['trigger', cause.trigger, cause.match];
  return {
    id: hash128(JSON.stringify([plan.strategy.id, customer, occasion, slot, id])), // D1
    customer,
    action: id,
    ...(issue === undefined ? {} : { issue }),
    ...(group === undefined ? {} : { group }),
    channel,
    slot,
    ...(Object.hasOwn(content, channel) ? { content: content[channel] } : {}),
    at: now,
    cause,
    score,
    factors,
    probability,
    ...(arms === undefined ? {} : { arms }),
    ...(fallback === undefined ? {} : { fallback }),
    strategy: plan.strategy,
    ...(claims.length === 0 ? {} : { claims }),
  };
}
