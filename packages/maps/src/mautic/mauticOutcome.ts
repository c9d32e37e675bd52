import type { OutcomeType, Report } from '@opportune/core';

import { bounce } from '../internal/bounce.ts';
import { field } from '../internal/field.ts';
import { isoInstant } from '../internal/isoInstant.ts';
import { linked } from '../internal/linked.ts';
import { meaningOf } from '../internal/meaningOf.ts';
import { type Meaning, outcomeEvent } from '../internal/outcomeEvent.ts';
import type { Entry } from '../internal/readEntries.ts';
import { record } from '../internal/record.ts';
import { text } from '../internal/text.ts';
import type { MauticOptions, MauticReport } from './mauticOptions.ts';

/** One event of a report, by whose types the body is sorted. */
export interface MauticEntry {
  readonly type: string;
  readonly said: unknown;
}

/** What an event says, in which place each kind of event says it. */
interface Said {
  readonly meaning: Meaning;
  readonly contact: unknown;
  /** What tells it from others of its type, if not when it was. */
  readonly id: unknown;
  readonly url?: string | undefined;
  readonly channel?: string | undefined;
}

const STATES: Readonly<Record<string, OutcomeType>> = { unsubscribed: 'unsubscribe', manual: 'unsubscribe' };

/** Reads one event of a web hook. */
export async function mauticOutcome(
  { customer = customerOf, channel = 'email' }: MauticOptions,
  { type, said }: MauticEntry,
  { received }: Report,
): Promise<Entry> {
  const { meaning, contact, id, url, channel: named = channel } = mauticSaid(type, said);
  if ('why' in meaning) return meaning;
  const when = field(said, 'timestamp');
  const time = isoInstant(when);
  if (time === undefined) return { why: 'no timestamp' };
  const whose = await customer({ type, contact: record(contact), url });
  if (!whose) return { why: 'no customer' };

  // Mautic numbers messages, visits and contacts, not what becomes of them.
  return outcomeEvent('mautic', [type, id, time].join(':'), meaning, {
    customer: whose,
    time,
    decision: linked(url, 'opportune_decision_id'),
    channel: named,
    url,
    received,
  });
}

function mauticSaid(type: string, said: unknown): Said {
  switch (type) {
    case 'mautic.email_on_open': {
      const stat = field(said, 'stat');
      return { meaning: { type: 'impression' }, contact: field(stat, 'lead'), id: field(stat, 'id') };
    }
    case 'mautic.page_on_hit': {
      const hit = field(said, 'hit');
      const url = text(field(hit, 'url'));
      const isClick = field(hit, 'source') === 'email' || field(hit, 'email', 'id') !== undefined;
      const meaning: Meaning = isClick ? { type: 'click' } : { why: 'no e-mail led to the page' };
      return { meaning, contact: field(hit, 'lead'), id: field(hit, 'id'), url };
    }
    case 'mautic.lead_channel_subscription_changed': {
      const contact = field(said, 'contact');
      const state = text(field(said, 'new_status')) ?? '';
      // Mautic sends nothing more to an address that has bounced.
      const meaning = state === 'bounced' ? bounce(true) : meaningOf('status', state, STATES);
      const channel = text(field(said, 'channel'));
      return { meaning, contact, id: [field(contact, 'id'), channel, state].join(':'), channel };
    }
    default:
      return { meaning: meaningOf('type', type, {}), contact: undefined, id: undefined };
  }
}

function customerOf({ url }: MauticReport): string | undefined {
  return linked(url, 'opportune_customer_id');
}
