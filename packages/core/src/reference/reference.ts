import type { Input } from '../events/input.ts';
import { canonical } from '../internal/canonical.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from '../step/step.ts';
import type { StepResult } from '../step/stepResult.ts';
import type { Bindings } from '../strategy/bindings.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { carryOver, reportWithdrawn, wordingOf } from './carryOver.ts';
import type { Course } from './course.ts';
import { takeEvent, takeReceipt, takeRequest, takeWakeUp } from './intake.ts';
import { takeMerge } from './merge.ts';
import { mistakeIn } from './mistake.ts';
import { planOf, type Plan } from './plan.ts';
import { keptAt, nextEnd } from './retention.ts';
import { dueAt, understandsMemory } from './trigger.ts';

/**
 * What a strategy means, written down a second time: every rule of docs/semantics.md as the shortest obvious function, with
 * no thought of speed. For reading, and for testing other ways to run a strategy. It gives what the step of `compile` gives,
 * save that an aggregate's memory has another form and that faults have other words; the strategy is not checked.
 *
 * @example
 * ```ts
 * import { allocate, compile, qualify, strategy } from '@opportune/core';
 * import { reference } from '@opportune/core/reference';
 *
 * const welcome = strategy<{ events: { visited: object }; profile: object }>()({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const request = { kind: 'request', id: 'r1', customer: 'ada' } as const;
 * const { decisions } = reference(welcome)(undefined, request, 0);
 *
 * decisions[0]?.action; // => 'hello'
 * decisions[0]?.id === compile(welcome)(undefined, request, 0).decisions[0]?.id; // => true
 * ```
 * @see docs/semantics.md
 * @public
 */
export function reference(strategy: Strategy, bindings: Bindings = {}): Step {
  const plan = planOf(strategy, bindings);
  const step = (before: CustomerState | undefined, input: Input, now: number, standings: Standings = {}): StepResult =>
    stepOf(plan, before, input, now, standings);
  return Object.assign(step, { strategy: plan.strategy });
}

/** S1 */
export function stepOf(
  plan: Plan,
  before: CustomerState | undefined,
  input: Input,
  now: number,
  standings: Standings,
): StepResult {
  const course: Course = {
    plan,
    now,
    standings,
    state: before ?? unseen(plan, input, now),
    decisions: [],
    fired: [],
    dropped: [],
    faults: [],
    allocations: [],
  };
  const start = course.state;
  let begun = start;
  const mistake = mistakeIn(before, input, now);
  if (mistake !== undefined) {
    course.faults.push(mistake);
    course.ignored = 'INVALID';
  } else if (start.successor !== undefined) {
    course.ignored = 'MOVED'; // I8
  } else {
    const carried = carryOver(course, start);
    begun = carried;
    reportWithdrawn(course, start.deferrals);
    course.state = input.kind === 'merge' ? carried : builtUpon(carried, keptAt(plan, carried, now)); // I11
    take(course, input);
    if (input.kind !== 'merge') course.state = builtUpon(carried, course.state);
  }
  const { decisions, fired, dropped, faults, allocations, ignored } = course;
  const state = ignored === undefined ? course.state : start; // S2
  return {
    state,
    decisions,
    wakeAt: wakeAt(plan, ignored === undefined ? course.state : begun), // S3
    fired,
    dropped: ignored === undefined ? dropped : [],
    faults,
    ...(allocations.length === 0 ? {} : { allocations }),
    ...(ignored && { ignored }),
  };
}

function take(course: Course, input: Input): void {
  switch (input.kind) {
    case 'request':
      return takeRequest(course, input);
    case 'receipt':
      return takeReceipt(course, input);
    case 'wakeUp':
      return takeWakeUp(course);
    case 'merge':
      return takeMerge(course, input);
    default:
      return takeEvent(course, input);
  }
}

/** I2 */
function builtUpon(before: CustomerState, after: CustomerState): CustomerState {
  if (canonical(before) === canonical(after)) return after;
  const { pending: _, ...state } = after;
  return { ...state, revision: before.revision + 1 };
}

const unseen = (plan: Plan, input: { readonly customer?: unknown } | null | undefined, now: number): CustomerState => ({
  format: 1,
  customer: typeof input?.customer === 'string' ? input.customer : '',
  strategy: plan.strategy.hash,
  since: Number.isFinite(now) ? now : -8.64e15,
  revision: 0,
  watermark: -8.64e15,
  marks: wordingOf(plan),
  seen: [],
  profile: {},
  aggregates: {},
  triggers: {},
  consents: {},
  contacts: [],
  deferrals: [],
});

/** S3 */
function wakeAt(plan: Plan, state: CustomerState): number | undefined {
  const due = Object.entries(state.triggers).map(([name, memory]) => {
    const trigger = plan.triggers[name];
    const isOurs =
      state.strategy === plan.strategy.hash || (trigger !== undefined && understandsMemory(trigger, memory));
    return isOurs ? dueAt(trigger, memory) : undefined;
  });
  const ends = state.deferrals.map(({ until }) => until);
  const instants = [...due, ...ends, nextEnd(plan, state)].filter(
    (at) => at !== undefined && at !== Infinity,
  ) as number[];
  return instants.length === 0 ? undefined : Math.min(...instants);
}
