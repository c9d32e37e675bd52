import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import { applyRecipe } from '../profile/applyRecipe.ts';
import { rememberConsent } from '../profile/consent.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { matchOf, type TriggerMatch } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { copyOf } from './copyOf.ts';
import { decideMatch } from './decide.ts';
import { supersede } from './deferrals.ts';
import { fireDue } from './fireDue.ts';
import { keepFewOpen } from './keepFewOpen.ts';
import type { Mark } from './marks.ts';
import { MomentView } from './momentView.ts';
import type { Program } from './program.ts';
import { isKnown, markOf, remembering } from './recognise.ts';
import { rememberOutcomes } from './rememberOutcomes.ts';
import type { Turn } from './turn.ts';

/**
 * Takes in an event: once, if it is not too late; first what fell due before it, then the profile, then the triggers.
 * @see docs/semantics.md, E1 to E4
 */
export function takeEvent(turn: Turn, arrived: CustomerEvent): void {
  const mark = markOf('event', arrived.id);
  if (isKnown(turn, mark)) return turn.ignore('DUPLICATE');
  // A clock that is ahead must not let time run ahead for everything else.
  const event = arrived.time > turn.now ? { ...arrived, time: turn.now } : arrived;
  if (event.time <= (turn.state.erasedAt ?? -Infinity)) return turn.ignore('ERASED');
  if (event.time < turn.state.watermark - turn.program.lateness) return turn.ignore('TOO_LATE');
  fireDue(turn, (due) => due < event.time);
  updateProfile(turn, event, mark);
  rememberOutcomes(turn, (memory, known) => memory.afterEvent(known, event, turn.state.contacts, turn.now));
  const matches = advanceTriggers(turn, event);
  keepFewOpen(turn);
  for (const match of matches) decideMatch(turn, match);
}

function updateProfile(turn: Turn, event: CustomerEvent, mark: number): void {
  const { program, state } = turn;
  const watermark = Math.max(state.watermark, event.time);
  const recipe = program.recipes.get(event.type);
  const profile =
    recipe === undefined
      ? state.profile
      : applyRecipe(recipe, state.profile, event, (message) => turn.fault('RECIPE_FAILED', '', message));
  let { consents } = state;
  for (const hear of program.hearings) {
    consents = rememberConsent(consents, event, hear, (key) => program.consents.has(key));
  }
  const { aggregates, marks = '' } = gathered(turn, event, watermark);
  const after = copyOf(state);
  after.revision = turn.nextRevision;
  after.watermark = watermark;
  after.seen = remembering(turn, mark);
  after.profile = profile;
  after.consents = consents;
  after.aggregates = aggregates;
  after.marks = marks;
  turn.state = after;
}

function gathered(
  { program, state }: Turn,
  event: CustomerEvent,
  watermark: number,
): Pick<CustomerState, 'aggregates' | 'marks'> {
  const concerned = program.aggregatesOf.get(event.type);
  if (concerned === undefined) return state;
  const { marks = '' } = state;
  const aggregates: Record<string, unknown> = { ...state.aggregates };
  let more: Mark[] | undefined;
  for (const { name, it } of concerned) {
    const before = own(aggregates, name);
    const memory = it.add(before, event, watermark);
    if (memory === undefined) continue;
    aggregates[name] = memory;
    if (before === undefined) (more ??= []).push(program.succession.aggregates.get(name)!.mark);
  }
  return more === undefined
    ? { aggregates, marks }
    : { aggregates: inOrder(program, aggregates), marks: program.succession.marks.with(marks, more) };
}

/** In the order of the strategy for all customers: objects whose keys are in one order are read much faster than those of many. */
function inOrder({ aggregates }: Program, memories: CustomerState['aggregates']): CustomerState['aggregates'] {
  const ordered: Record<string, unknown> = {};
  for (const name of aggregates.keys()) if (Object.hasOwn(memories, name)) ordered[name] = memories[name];
  return ordered;
}

const NO_MATCHES: readonly TriggerMatch[] = [];

/** Shows the event to every trigger that listens, and gives the matches that it completes, in the strategy's order. */
function advanceTriggers(turn: Turn, event: CustomerEvent): readonly TriggerMatch[] {
  const listening = turn.program.triggersOn(event.type);
  if (listening === undefined) return NO_MATCHES;
  const moment = new MomentView(turn.program, turn.state, turn.now, {
    at: event.time,
    event,
    reporter: turn,
  });
  let matches: TriggerMatch[] | undefined;
  const { marks = '' } = turn.state;
  const { succession } = turn.program;
  let more: Mark[] | undefined;
  let memories: Record<string, TriggerMemory> | undefined;
  for (const { name, it } of listening.concerned(moment, turn.state.triggers)) {
    const before = own(turn.state.triggers, name);
    const as = it.drains?.as ?? name;
    const { memory, fired = [], supersedes = false } = it.see(before, event, moment, turn.program.readership.on(as));
    if (memory !== before) {
      memories ??= { ...turn.state.triggers };
      if (memory === undefined) {
        // Not by delete, which makes every copy of what is left slow.
        const { [name]: _closed, ...others } = memories;
        memories = others;
      } else memories[name] = memory;
      if (before === undefined) (more ??= []).push(succession.triggers.get(name)!.mark);
    }
    if (supersedes) supersede(turn, as, event.time);
    for (const firing of fired) (matches ??= []).push(matchOf(as, firing));
  }
  if (memories !== undefined) {
    turn.change({ triggers: memories, marks: more === undefined ? marks : succession.marks.with(marks, more) });
  }
  return matches ?? NO_MATCHES;
}
