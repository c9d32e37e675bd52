import type { CustomerEvent } from '../events/customerEvent.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Receipt } from '../events/receipt.ts';
import { hash53 } from '../internal/hash.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import type { Profile } from '../profile/customerState.ts';
import type { Firing, TriggerMatch } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { typesOf, withEvent } from './aggregate.ts';
import { consentsAfter } from './consents.ts';
import { withReceipt } from './contacts.ts';
import { decide, decideMatch, supersede, type Course } from './course.ts';
import { stagesOf } from './experiment.ts';
import { lookedAt } from './kept.ts';
import { momentOf } from './moment.ts';
import { afterEvent, afterReceipt } from './outcomes.ts';
import { own } from './own.ts';
import { pointer } from './pointer.ts';
import { dueAt, elapse, firingName, openSince, see, withoutOpen } from './trigger.ts';

/** S5 */
const IDS_KEPT = 32;
/** F5 */
const FAULTS_KEPT = 1000;

/** E4 */
export function takeEvent(course: Course, arrived: CustomerEvent): void {
  const { plan, now } = course;
  const mark = hash53(arrived.id, 1); // E1
  if (course.state.seen.includes(mark)) return void (course.ignored = 'DUPLICATE');
  const event = { ...arrived, time: Math.min(arrived.time, now) }; // E2
  const { erasedAt } = course.state;
  if (erasedAt !== undefined && event.time <= erasedAt) return void (course.ignored = 'ERASED'); // I10
  if (event.time < course.state.watermark - plan.lateness) return void (course.ignored = 'TOO_LATE'); // E3

  fireDue(course, (due) => due < event.time); // T5

  const watermark = Math.max(course.state.watermark, event.time); // E3
  const aggregates = { ...course.state.aggregates };
  for (const [name, aggregate] of Object.entries(plan.aggregates)) {
    if (!typesOf(aggregate).includes(event.type)) continue;
    const memory = withEvent(plan, aggregate, aggregates[name], event, watermark);
    if (memory !== undefined) aggregates[name] = memory;
  }
  course.state = {
    ...course.state,
    watermark,
    seen: [...course.state.seen, mark].slice(-IDS_KEPT),
    profile: profileAfter(course, event),
    consents: consentsAfter(plan, course.state.consents, event),
    aggregates,
  };
  const { outcomes = [], contacts } = course.state;
  rememberOutcomes(course, afterEvent(plan, outcomes, event, contacts, now)); // P6
  for (const match of matchesOf(course, event)) decideMatch(course, match); // F1
}

/** T1 */
function matchesOf(course: Course, event: CustomerEvent): readonly TriggerMatch[] {
  const { plan, now } = course;
  const moment = momentOf(plan, course.state, now, { at: event.time, event, faults: course.faults });
  const matches: TriggerMatch[] = [];
  for (const [name, trigger] of Object.entries(plan.triggers)) {
    const as = firingName(name, trigger);
    const { memory, fired, isTurn } = see(trigger, course.state.triggers[name], event, moment, lookedAt(plan, as));
    remember(course, name, memory);
    if (isTurn) supersede(course, as, event.time);
    matches.push(...fired.map((firing) => matchOf(as, firing)));
  }
  keepFewOpen(course);
  return matches;
}

/** S10 */
function keepFewOpen(course: Course): void {
  const { openAtMost = Infinity } = course.plan.retention;
  const open = Object.entries(course.state.triggers)
    .map(([name, memory]) => ({ name, memory, since: openSince(course.plan.triggers[name], memory) }))
    .filter(({ since }) => since !== undefined)
    .sort((a, b) => a.since! - b.since! || (a.name < b.name ? -1 : 1));
  for (const { name, memory } of open.slice(0, Math.max(0, open.length - openAtMost))) {
    remember(course, name, withoutOpen(course.plan.triggers[name]!, memory));
    course.faults.push({ code: 'MATCH_LET_GO', path: pointer('triggers', name), message: 'too many are open' });
  }
}

/** T5 */
function fireDue(course: Course, hasCome: (due: number) => boolean): void {
  const [first] = Object.entries(course.state.triggers)
    .map(([name, memory]) => ({ name, memory, at: dueAt(course.plan.triggers[name], memory) }))
    .filter(({ at }) => at !== undefined && hasCome(at))
    .sort((a, b) => a.at! - b.at! || (a.name < b.name ? -1 : 1));
  if (first === undefined) return;
  const { plan, now, faults } = course;
  const trigger = plan.triggers[first.name]!;
  const moment = momentOf(plan, course.state, now, { at: first.at!, faults });
  const { memory, fired } = elapse(trigger, first.memory, first.at!, moment);
  remember(course, first.name, memory);
  const as = firingName(first.name, trigger);
  for (const firing of fired) decideMatch(course, matchOf(as, firing));
  fireDue(course, hasCome);
}

/** D1 */
const matchOf = (name: string, firing: Firing): TriggerMatch => ({
  ...firing,
  name,
  id: firing.id ?? firing.event!.id,
});

function remember(course: Course, name: string, memory: TriggerMemory | undefined): void {
  const { [name]: _before, ...others } = course.state.triggers;
  course.state = { ...course.state, triggers: memory === undefined ? others : { ...others, [name]: memory } };
}

/** E5 */
function profileAfter({ plan, state, faults }: Course, event: CustomerEvent): Profile {
  const name = own(plan.recipes, event.type) as string | undefined;
  if (name === undefined) return state.profile;
  const draft = JSON.parse(JSON.stringify(state.profile)) as Record<string, unknown>;
  try {
    plan.bindings.recipes![name]!(draft, event);
    return draft;
  } catch (error) {
    faults.push({ code: 'RECIPE_FAILED', path: '', message: String(error) });
    return state.profile;
  }
}

/** F1 */
export function takeRequest(course: Course, request: DecisionRequest): void {
  const { plan, now } = course;
  const mark = hash53(request.id, 2); // E1
  if (course.state.seen.includes(mark)) return void (course.ignored = 'DUPLICATE');
  const slots = stagesOf(plan).flatMap(({ stage }) => (stage.kind === 'allocate' ? Object.keys(stage.slots) : []));
  const unknown = [...(request.slots ?? []).entries()].filter(([, slot]) => !slots.includes(slot));
  for (const [i] of unknown.slice(0, FAULTS_KEPT)) {
    course.faults.push({ code: 'SLOT_UNKNOWN', path: `/slots/${i}`, message: 'expected a slot' });
  }
  course.state = { ...course.state, seen: [...course.state.seen, mark].slice(-IDS_KEPT) };
  const moment = momentOf(plan, course.state, now, { at: now, request, faults: course.faults }); // A1
  const proposed = plan.actions.filter(({ on }) => on === undefined);
  decide(course, moment, { kind: 'request', id: request.id }, proposed);
}

/** P5 */
export function takeReceipt(course: Course, receipt: Receipt): void {
  const contacts = withReceipt(course.state.contacts, receipt);
  if (contacts === undefined) return void (course.ignored = 'NOT_FOUND');
  course.state = { ...course.state, contacts };
  const contact = contacts.find(({ decision }) => decision === receipt.decision)!;
  rememberOutcomes(course, afterReceipt(course.plan, course.state.outcomes ?? [], receipt, contact, course.now)); // P7
}

function rememberOutcomes(course: Course, outcomes: readonly PastOutcome[]): void {
  const { outcomes: _before, ...rest } = course.state;
  course.state = { ...rest, ...(outcomes.length === 0 ? {} : { outcomes }) };
}

/** T5, P3 */
export function takeWakeUp(course: Course): void {
  fireDue(course, (due) => due <= course.now);
  for (;;) {
    const { deferrals } = course.state;
    const [first] = deferrals.filter(({ until }) => until <= course.now).sort((a, b) => a.until - b.until);
    if (first === undefined) return;
    course.state = { ...course.state, deferrals: deferrals.filter((other) => other !== first) };
    decideMatch(course, first.match, first.actions);
  }
}
