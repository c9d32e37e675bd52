import type { Loss } from '../funnel/shortlist.ts';
import { eventsRule } from '../parts/events.ts';
import { lastWord } from '../profile/consent.ts';
import { under } from '../shape/pointer.ts';
import { slotChannels } from '../strategy/slotChannels.ts';
import { suppressionLists } from '../strategy/suppressionLists.ts';
import type { CompiledPolicy, PolicyRule } from './policyRule.ts';
import { suppressionKey, suppressionWord } from './suppressionWord.ts';

/** @public */
export interface Suppress {
  readonly kind: 'suppress';
  /** Actions on this channel only. */
  readonly channel?: string;
  /** The list that is asked, by its name; the customer's own record where it is left out. */
  readonly list?: string;
  /** The attribute that is looked up on the list; the customer's id where it is left out. */
  readonly by?: string;
}

/**
 * Nobody is contacted who must not be: who is on a list, or of whom the record says so.
 *
 * With `list`, the list that `compile` is given as `lists[list]` is asked for the attribute `by`. What cannot be looked up, because the
 * attribute is missing or is neither a text nor a number, counts as being on it.
 *
 * Without, it is the last word by event time, on the action's channel or on all: an event `suppressed` or `unsuppressed`, with a `channel` or for
 * all of them, a `complaint`, or a `bounce` that is `permanent`. No word is no suppression.
 *
 * @throws {OpportuneError} by `compile`: `LIST_UNBOUND` where there is no such list, `FIELD_MISSING` where there is `by` and no list
 * @example
 * ```ts
 * import { suppress } from '@opportune/core';
 *
 * suppress({ list: 'do-not-contact', by: 'profile.email' }).list; // => 'do-not-contact'
 * suppress({ channel: 'email' }); // => { kind: 'suppress', channel: 'email' }
 * ```
 * @see docs/semantics.md, P8
 * @public
 */
export const suppress = (options: Omit<Suppress, 'kind'> = {}): Suppress => ({ kind: 'suppress', ...options });

/** @public */
export const suppressRule: PolicyRule<Suppress> = {
  family: 'policy',
  kind: 'suppress',
  needs: [eventsRule],
  fields: { required: {}, optional: { channel: { is: 'text' }, list: { is: 'text' }, by: { is: 'path' } } },
  compile: (node, build, at) => {
    const { channel, list, by } = node;
    if (list === undefined && by !== undefined) {
      build.fault('FIELD_MISSING', under(at, 'list'), 'expected a list to look it up on, found nothing');
    }
    const isAsked =
      channel === undefined ? {} : { concerns: (action: { readonly channel: string }) => action.channel === channel };
    if (list === undefined) {
      const channels = channel === undefined ? build.shared(slotChannels) : [channel];
      return { ...isAsked, ...onRecord(channels, at) };
    }
    const known = build.shared(suppressionLists)(list, under(at, 'list'));
    const read = by === undefined ? undefined : build.read(by);
    return {
      ...isAsked,
      judge: ({ moment }): Loss | undefined => {
        const key = read === undefined ? moment.customer : read(moment);
        const isKey = typeof key === 'string' || typeof key === 'number';
        const answer: unknown = isKey ? known.has(String(key)) : true;
        if (typeof answer !== 'boolean') throw new TypeError(`the list ${list} gave no boolean`);
        if (!answer) return undefined;
        return {
          reason: 'SUPPRESSED',
          clause: at,
          ...(by === undefined ? {} : { path: by }),
          // Not what was looked up: that is mostly an address.
          seen: isKey ? { list } : null,
          needed: { absentFrom: list },
        };
      },
    };
  },
};

function onRecord(channels: readonly string[], at: string): CompiledPolicy {
  const everywhere = suppressionKey();
  return {
    consents: [everywhere, ...channels.map((each) => suppressionKey(each))],
    hears: suppressionWord,
    judge: ({ state: { consents } }, { action: { channel } }) => {
      const word = lastWord(consents, suppressionKey(channel), everywhere);
      if (word?.granted !== false) return undefined;
      return { reason: 'SUPPRESSED', clause: at, seen: word, needed: { unsuppressed: channel } };
    },
  };
}
