import type { Channel } from '@opportune/core';

import { bodySigned } from '../internal/bodySigned.ts';
import { call, type Reply } from '../internal/call.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOver } from '../internal/handOver.ts';
import type { Answer, Line } from '../internal/line.ts';
import { readSigned } from '../internal/readSigned.ts';
import { utf8 } from '../internal/utf8.ts';
import { mauticContact } from './mauticContact.ts';
import { mauticContactId } from './mauticContactId.ts';
import { mauticEntries } from './mauticEntries.ts';
import { mauticWords } from './mauticErrors.ts';
import { mauticLogin } from './mauticLogin.ts';
import type { MauticOptions } from './mauticOptions.ts';
import { type MauticEntry, mauticOutcome } from './mauticOutcome.ts';
import { isMauticTrigger, mauticTrigger } from './mauticTrigger.ts';
import { mauticVerdict } from './mauticVerdict.ts';

const JSON_TYPE = 'application/json';

/**
 * Makes Mautic act on decisions, and reads what it reports back.
 *
 * Out: a decision sends one e-mail to a contact, or puts the contact into a campaign. Both are for a contact by its
 * number, so the contact is found or created first, by its e-mail address. What an e-mail shows travels in the request
 * that sends it, as tokens (`{title}`); a campaign takes none, and shows the fields of the contact that `profile` has
 * written. A status of 200 is no success by itself: the body says it. The receipt is `accepted`.
 *
 * **There is no idempotency key.** Where an answer is lost, trying again may send the e-mail twice. Who is in a campaign
 * is not put into it again.
 *
 * In: web hooks, whose signature covers the body and no date. So a report that somebody has recorded can be sent again
 * at any time; its events have the same ids, and are duplicates. A click names customer and decision where its link
 * carries them; for everything else say in `customer` whose it is.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { mautic } from '@opportune/maps/mautic';
 *
 * const requests: string[] = [];
 * const email = mautic({
 *   baseUrl: 'https://mautic.example/api',
 *   user: 'opportune',
 *   password: 'example',
 *   trigger: { email: 3 },
 *   fetch: async (url, init) => {
 *     requests.push(url, init.body ?? '');
 *     return Response.json(url.endsWith('/new') ? { contact: { id: 47 } } : { success: true });
 *   },
 * });
 * const receipt = await email.send({
 *   decision: {
 *     id: 'd1',
 *     customer: 'ada',
 *     action: 'cart-reminder',
 *     channel: 'email',
 *     slot: 'inbox',
 *     content: { title: 'Still thinking?' },
 *     at: 1795338000000,
 *     cause: { kind: 'request', id: 'r1' },
 *     score: 12,
 *     factors: [],
 *     probability: 1,
 *     strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
 *   },
 *   profile: { email: 'ada@example.com' },
 *   now: 1795338000000,
 * });
 * receipt.status; // => 'accepted'
 * requests[2]; // => 'https://mautic.example/api/emails/3/contact/47/send'
 * JSON.parse(requests[3] ?? '').tokens['{title}']; // => 'Still thinking?'
 * ```
 * @see docs/guide/platforms/mautic.md
 * @public
 */
export function mautic(options: MauticOptions): Channel {
  const { trigger } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  const isGood = typeof trigger === 'function' || isMauticTrigger(trigger);
  demand(isGood, '/trigger', 'the number of an e-mail or a campaign, above 0');
  const base = demandBase(options.baseUrl, options.insecure);
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    explain: mauticWords,
  };
  const login = mauticLogin(options, line, base);

  const channel: Channel = {
    name: 'mautic',
    send: (delivery) => {
      const hidden = [...login.secrets, ...secrets];
      return handOver(delivery, hidden, () => {
        // Before any call: what cannot be written costs none.
        const contact = mauticContact(options, delivery);
        const triggered = mauticTrigger(options, delivery);
        return login.with(delivery, async (scheme, credentials): Promise<Answer> => {
          // An answer may repeat it, and receipts are written after this.
          hidden.push(credentials);
          const headers = { accept: JSON_TYPE, authorization: `${scheme} ${credentials}`, 'content-type': JSON_TYPE };
          const ask = ({ path, ...rest }: { path: string; method?: 'PATCH'; body?: string }): Promise<Reply> =>
            call(line, delivery, { url: base + path, headers, ...rest });
          const found = typeof contact === 'number' ? { id: contact } : mauticContactId(await ask(contact));
          if ('answer' in found) return found.answer;
          const { path, ...rest } = triggered;
          const reply = await ask({ path: path(found.id), ...rest });
          return reply.taken ? mauticVerdict(reply) : reply.answer;
        });
      });
    },
  };
  if (secrets.length === 0) return channel;
  const keys = secrets.map(utf8);
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => bodySigned('webhook-signature', keys, report),
        entries: mauticEntries,
        entry: (entry) => mauticOutcome(options, entry as MauticEntry, report),
      }),
  };
}
