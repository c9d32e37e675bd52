import type { CustomerEvent } from '../events/customerEvent.ts';
import { copyOf } from './copyOf.ts';
import { isObject, isText, type Intake } from './intake.ts';
import { isKnown, markOf, remembering } from './recognise.ts';
import { rememberOutcomes } from './rememberOutcomes.ts';
import type { Turn } from './turn.ts';

/** Something that a customer did. */
export const events: Intake<CustomerEvent> = {
  wrongAt({ id, type, time, properties }) {
    if (!isText(id)) return '/id';
    if (!isText(type)) return '/type';
    if (!Number.isFinite(time)) return '/time';
    return isObject(properties) ? undefined : '/properties';
  },
  take: takeEvent,
};

/**
 * Takes in an event: once, if it is not too late; first what fell due before it, then the profile, then the triggers.
 * @see docs/semantics.md, E1 to E4
 */
function takeEvent(turn: Turn, arrived: CustomerEvent): void {
  const mark = markOf('event', arrived.id);
  if (isKnown(turn, mark)) return turn.ignore('DUPLICATE');
  // A clock that is ahead must not let time run ahead for everything else.
  const event = arrived.time > turn.now ? { ...arrived, time: turn.now } : arrived;
  if (event.time <= (turn.state.erasedAt ?? -Infinity)) return turn.ignore('ERASED');
  if (event.time < turn.state.watermark - turn.program.lateness!) return turn.ignore('TOO_LATE');
  const { triggering } = turn.program;
  triggering?.fireDue(turn, (due) => due < event.time);
  updateProfile(turn, event, mark);
  rememberOutcomes(turn, (memory, known) => memory.afterEvent(known, event, turn.state.contacts, turn.now));
  triggering?.takeEvent(turn, triggering, event);
}

function updateProfile(turn: Turn, event: CustomerEvent, mark: number): void {
  const { program, state } = turn;
  const watermark = Math.max(state.watermark, event.time);
  const recipe = program.recipes?.get(event.type);
  const profile =
    recipe === undefined
      ? state.profile
      : recipe(state.profile, event, (message) => turn.fault('RECIPE_FAILED', '', message));
  let { consents } = state;
  for (const hear of program.hearings!) {
    consents = hear(consents, event, program.consents!);
  }
  const { gathering } = program;
  const { aggregates, marks = '' } =
    gathering === undefined ? state : gathering.gathered(program, gathering, state, event, watermark);
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
