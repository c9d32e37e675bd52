import { OpportuneError } from '../errors/opportuneError.ts';
import type { Contact } from '../policies/contact.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import type { Consents } from '../profile/consent.ts';
import type { CustomerState, Profile } from '../profile/customerState.ts';
import { carryOver } from '../step/carryOver.ts';
import { BEGINNING } from '../step/freshState.ts';
import { MomentView } from '../step/momentView.ts';
import { programFor } from '../step/programFor.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { memoryOf } from './memoryOf.ts';
import type { Standing } from './standing.ts';

/**
 * All that is known of one customer, to be read by a person: plain JSON. Instants are epoch milliseconds.
 * @public
 */
export interface CustomerExport {
  readonly format: 1;
  readonly customer: string;
  /** The other ids under which the customer is known. */
  readonly identities: readonly string[];
  /** When the customer was first heard of. */
  readonly since: Instant;
  /** The time of the latest event; undefined where there was none. */
  readonly lastEventAt?: Instant;
  /** The id of another customer who this one has become: everything is there. */
  readonly successor?: string;
  /** When everything was erased that was known before. */
  readonly erasedAt?: Instant;
  /** What recipes have set. */
  readonly attributes: Profile;
  /** By name: the value now, and what is remembered to work it out. What has no value has no `value`. */
  readonly aggregates: Readonly<Record<string, { readonly value?: unknown; readonly memory: unknown }>>;
  /** By channel and purpose. */
  readonly consents: Consents;
  readonly contacts: readonly Contact[];
  /** What came of contacts, as far as policies count it. */
  readonly outcomes?: readonly PastOutcome[];
  /** What triggers remember, by name: matches under way, with the events in them. */
  readonly triggers: Readonly<Record<string, TriggerMemory>>;
  /** What waits for quiet hours to end. */
  readonly deferrals: readonly Deferral[];
  /** Marks by which the last inputs are known again; no id can be read out of them. */
  readonly seen: readonly number[];
  /** Where identities stood that have just been merged, by their ids: also what another identity hides. */
  readonly pending?: Readonly<Record<string, Standing>>;
}

/**
 * Everything that is known of a customer as a document: what to hand over when a customer asks for it. What another version of the strategy has
 * remembered and this one does not understand is let go by the next input anyway, and is not in it.
 *
 * @param now - the instant as of which aggregates are worked out
 * @throws {OpportuneError} STEP_UNKNOWN if `compile` has not made the step
 * @example
 * ```ts
 * import { allocate, compile, count, exportOf } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   aggregates: { views: count('viewed') },
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { state } = step(undefined, { id: 'e1', type: 'viewed', customer: 'ada', time: 5, properties: {} }, 5);
 * const document = exportOf(step, state, 10);
 *
 * document.lastEventAt; // => 5
 * document.aggregates; // => { views: { value: 1, memory: 1 } }
 * ```
 * @see docs/guide/identities.md
 * @public
 */
export function exportOf(step: Step, state: CustomerState, now: Instant): CustomerExport {
  const program = programFor(step, state, now);
  if (program === undefined) {
    const message = 'expected a step that compile has made';
    throw new OpportuneError('STEP_UNKNOWN', [{ code: 'STEP_UNKNOWN', path: '', message }]);
  }
  const known = carryOver({ program, now, report: () => {} }, state);
  const {
    customer,
    since,
    successor,
    erasedAt,
    watermark,
    consents,
    contacts,
    triggers,
    deferrals,
    seen,
    pending,
    outcomes,
  } = known;
  const moment = new MomentView(program, known, now, { at: now });
  const aggregates = Array.from(program.aggregates, ([name, aggregate]) => {
    const [value, memory] = [moment.aggregate(name), memoryOf(aggregate, known, name)];
    return memory === undefined ? [] : [[name, { ...(value === undefined ? {} : { value }), memory }] as const];
  });
  return {
    format: 1,
    customer,
    identities: identitiesOf(known),
    since,
    ...(watermark === BEGINNING ? {} : { lastEventAt: watermark }),
    ...(successor === undefined ? {} : { successor }),
    ...(erasedAt === undefined ? {} : { erasedAt }),
    attributes: known.profile,
    aggregates: Object.fromEntries(aggregates.flat()),
    consents,
    contacts,
    ...(outcomes === undefined ? {} : { outcomes }),
    triggers,
    deferrals,
    seen,
    ...(pending === undefined ? {} : { pending }),
  };
}

/** The id known first may have been forgotten among too many others. */
const identitiesOf = ({ origins = {}, subject }: CustomerState): readonly string[] =>
  Array.from(new Set([...Object.keys(origins), ...(subject === undefined ? [] : [subject])]));
