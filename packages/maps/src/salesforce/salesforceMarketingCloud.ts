import type { Channel } from '@opportune/core';

import { bodySigned } from '../internal/bodySigned.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandSecrets } from '../internal/demandSecrets.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOverWithToken } from '../internal/handOverWithToken.ts';
import type { Answer, Line } from '../internal/line.ts';
import { oauthTokens } from '../internal/oauthTokens.ts';
import { post } from '../internal/post.ts';
import { readSigned } from '../internal/readSigned.ts';
import { refuse } from '../internal/refuse.ts';
import { salesforceMarketingCloudCategories } from './salesforceMarketingCloudCategories.ts';
import { salesforceMarketingCloudRepeated, salesforceMarketingCloudWords } from './salesforceMarketingCloudErrors.ts';
import { salesforceMarketingCloudKeys } from './salesforceMarketingCloudKeys.ts';
import type { SalesforceMarketingCloudOptions } from './salesforceMarketingCloudOptions.ts';
import { salesforceMarketingCloudOutcome } from './salesforceMarketingCloudOutcome.ts';
import { salesforceMarketingCloudTrigger } from './salesforceMarketingCloudTrigger.ts';
import { salesforceMarketingCloudVerdict } from './salesforceMarketingCloudVerdict.ts';

const JSON_TYPE = 'application/json; charset=UTF-8';

/**
 * Makes Salesforce Marketing Cloud Engagement act on decisions, and reads what it reports back.
 *
 * Out: with `event` a decision lets the contact into a journey, with `definition` it sends one transactional e-mail.
 * What the message shows travels in the request itself, as data of the event or attributes of the message; so do
 * `opportune_decision_id` and `opportune_customer_id`, which the journey's data extension has to have as fields. The
 * status is `accepted`: an event is taken even where the journey is stopped, and a message is queued.
 *
 * The key of a transactional message is the decision's id, at most 100 characters. A key that was used in the last two
 * days is refused, and that is read as a success: the message was taken before. A journey knows no such key: where an
 * answer is lost, trying again may let the contact in twice, unless the journey's own rule of re-entry forbids it.
 *
 * In: callbacks of the Event Notification Service, whose signature covers the body and no date. So a report that
 * somebody has recorded can be sent again at any time; it has the same ids, and its events are duplicates. A send and
 * a bounce name the customer and, with `definition`, the decision. A click names both where the link carries them:
 * `https://shop.example/cart?opportune_decision_id=…&opportune_customer_id=…`. An open or an unsubscription names
 * neither: say in `customer` whose it is.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { salesforceMarketingCloud } from '@opportune/maps/salesforce';
 *
 * const requests: string[] = [];
 * const email = salesforceMarketingCloud({
 *   subdomain: 'mc-example',
 *   clientId: 'example-id',
 *   clientSecret: 'example-secret',
 *   definition: 'cart-reminder',
 *   fetch: async (url, { body }) => {
 *     requests.push(url, body ?? '');
 *     if (url.endsWith('/v2/token')) return Response.json({ access_token: 'example', expires_in: 1079 });
 *     return Response.json({ errorcode: 0, responses: [{ messageKey: 'd1' }] }, { status: 202 });
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
 * requests[2]; // => 'https://mc-example.rest.marketingcloudapis.com/messaging/v1/email/messages/d1'
 * JSON.parse(requests[3] ?? '').recipient.attributes.title; // => 'Still thinking?'
 * ```
 * @public
 */
export function salesforceMarketingCloud(options: SalesforceMarketingCloudOptions): Channel {
  const { subdomain, clientId, clientSecret, accountId, event, definition } = options;
  const { timeout, tolerance } = demandTimes(options);
  const secrets = demandSecrets(options.secret);
  // It is where the client's secret is sent to: `evil.example/` would be another host.
  demand(/^[a-zA-Z0-9-]+$/.test(subdomain), '/subdomain', 'letters, digits and hyphens');
  demandToken('/clientId', clientId);
  demandToken('/clientSecret', clientSecret);
  demand(accountId === undefined || /^\d+$/.test(accountId), '/accountId', 'digits');
  demand((event === undefined) !== (definition === undefined), '/event', 'either it or definition');
  demand(typeof event !== 'string' || /^[^.]+$/.test(event), '/event', 'a text that is not empty and holds no dot');
  demand(definition !== '', '/definition', 'a text that is not empty');
  const { baseUrl, insecure } = options;
  const base = baseUrl === undefined ? undefined : demandBase(baseUrl, insecure);
  const host = (kind: 'auth' | 'rest'): string => base ?? `https://${subdomain}.${kind}.marketingcloudapis.com`;
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: salesforceMarketingCloudVerdict,
    already: (_, body) => salesforceMarketingCloudRepeated(body),
    explain: salesforceMarketingCloudWords,
  };
  const client = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const asking = {
    url: `${host('auth')}/v2/token`,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify(accountId === undefined ? client : { ...client, account_id: accountId }),
  };
  const tokens = oauthTokens(line, asking);
  const keys = secrets.flatMap(salesforceMarketingCloudKeys);
  const categories = { ...salesforceMarketingCloudCategories, ...options.outcomes };

  const channel: Channel = {
    name: 'salesforce-marketing-cloud',
    send: (delivery) => {
      const prepare = (): ((token: string) => Promise<Answer>) => {
        const { path, body } = salesforceMarketingCloudTrigger(options, delivery);
        return (token) => {
          const headers = { authorization: `Bearer ${token}`, 'content-type': JSON_TYPE };
          return post(line, delivery, `${host('rest')}${path}`, headers, body);
        };
      };
      return handOverWithToken(delivery, [clientSecret, ...secrets], tokens, prepare, ({ detail = '' }) =>
        detail.startsWith('401 '),
      );
    },
  };
  if (keys.length === 0) return channel;
  return {
    ...channel,
    read: (report) =>
      readSigned(report, tolerance, {
        signed: () => bodySigned('x-sfmc-ens-signature', keys, report),
        entries: (body) => (Array.isArray(body) ? body : refuse('MALFORMED', 'expected an array of events')),
        entry: (entry) => salesforceMarketingCloudOutcome(options, categories, entry, report),
      }),
  };
}
