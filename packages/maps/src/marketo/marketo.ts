import type { Channel } from '@opportune/core';

import { call } from '../internal/call.ts';
import { callLimits } from '../internal/callLimits.ts';
import { demand } from '../internal/demand.ts';
import { demandBase } from '../internal/demandBase.ts';
import { demandTimes } from '../internal/demandTimes.ts';
import { demandToken } from '../internal/demandToken.ts';
import { globalFetch } from '../internal/fetch.ts';
import { handOverWithToken } from '../internal/handOverWithToken.ts';
import { isId } from '../internal/isId.ts';
import type { Answer, Line } from '../internal/line.ts';
import { oauthTokens } from '../internal/oauthTokens.ts';
import { parseJson } from '../internal/parseJson.ts';
import { post } from '../internal/post.ts';
import { marketoTokenRefused } from './marketoAgain.ts';
import { marketoErrors, marketoWords } from './marketoErrors.ts';
import { marketoLead } from './marketoLead.ts';
import { marketoLeadId } from './marketoLeadId.ts';
import { marketoLimits } from './marketoLimits.ts';
import type { MarketoOptions } from './marketoOptions.ts';
import { marketoTrigger } from './marketoTrigger.ts';
import { marketoVerdict } from './marketoVerdict.ts';

const JSON_TYPE = 'application/json';
const LEADS = '/rest/v1/leads.json';
const ID_WORDS = 'a whole number above 0';

/**
 * Makes Adobe Marketo Engage act on decisions.
 *
 * Out: a decision triggers a smart campaign, or writes a custom activity that campaigns listen to. Both are for a lead
 * by its number, so the lead is found or created first, by `lookupField`. What the message shows travels in the trigger
 * itself, as my-tokens of the campaign's program (`{{my.title}}`) or attributes of the activity; so do
 * `opportune_decision_id` and `opportune_customer_id`. Marketo has to know these tokens or attributes. The status is
 * `accepted`: the campaign was asked for, and who qualifies for its flow is said there.
 *
 * Marketo answers nearly everything with status 200 and says in the body whether it is one: `success: false` and a
 * skipped record are failures. Too many calls (606, 607, 615) may be tried again, after 20 s, at the next midnight of
 * UTC−6, after 2 s. A token that has ended is replaced and the call made once more.
 *
 * **There is no idempotency key.** Where an answer is lost, trying again may trigger the campaign twice: let the
 * campaign's qualification rules say how often a person may run through it. Marketo pushes nothing back that could be
 * proven, so there is no `read`.
 *
 * @throws {OpportuneError} OPTION_INVALID
 * @example
 * ```ts
 * import { marketo } from '@opportune/maps/marketo';
 *
 * const requests: { path: string; body: string | undefined }[] = [];
 * const answers: Record<string, unknown> = {
 *   '/identity/oauth/token': { access_token: 'example', expires_in: 3599 },
 *   '/rest/v1/leads.json': { success: true, result: [{ id: 318581, status: 'updated' }] },
 *   '/rest/v1/campaigns/1900/trigger.json': { success: true, result: [{ id: 1900 }] },
 * };
 * const email = marketo({
 *   baseUrl: 'https://123-ABC-456.mktorest.com',
 *   clientId: 'example-id',
 *   clientSecret: 'example-secret',
 *   campaign: 1900,
 *   fetch: async (url, { body }) => {
 *     const path = new URL(url).pathname;
 *     requests.push({ path, body });
 *     return Response.json(answers[path]);
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
 * requests.map(({ path }) => path);
 * // => ['/identity/oauth/token', '/rest/v1/leads.json', '/rest/v1/campaigns/1900/trigger.json']
 * JSON.parse(requests[2]?.body ?? '').input.tokens[0]; // => { name: '{{my.title}}', value: 'Still thinking?' }
 * ```
 * @public
 */
export function marketo(options: MarketoOptions): Channel {
  const { clientId, clientSecret, campaign, activity } = options;
  const { timeout } = demandTimes(options);
  demandToken('/clientId', clientId);
  demandToken('/clientSecret', clientSecret);
  demand((campaign === undefined) !== (activity === undefined), '/campaign', 'either it or activity');
  demand(typeof campaign !== 'number' || isId(campaign), '/campaign', ID_WORDS);
  demand(activity === undefined || isId(activity.type), '/activity/type', ID_WORDS);
  // Admin shows the address with /rest at its end, and the paths of the documents begin with it.
  const base = demandBase(options.baseUrl, options.insecure).replace(/\/rest$/, '');
  const line: Line = {
    fetch: options.fetch ?? globalFetch,
    timeout,
    taken: () => 'accepted',
    verdict: marketoVerdict,
    explain: (body) => marketoWords(marketoErrors(parseJson(body))) || body,
  };
  const [id, secret] = [clientId, clientSecret].map(encodeURIComponent) as [string, string];
  const identity = `${base}/identity/oauth/token?grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
  const tokens = oauthTokens(line, { method: 'GET', url: identity, headers: { accept: JSON_TYPE } });

  return {
    name: 'marketo',
    limits: callLimits(marketoLimits, ['lead', campaign === undefined ? 'activity' : 'trigger']),
    send: (delivery) => {
      const prepare = (): ((token: string) => Promise<Answer>) => {
        const lead = marketoLead(options, delivery);
        const trigger = marketoTrigger(options, delivery);
        return async (token) => {
          const headers = { accept: JSON_TYPE, authorization: `Bearer ${token}`, 'content-type': JSON_TYPE };
          const found =
            typeof lead === 'number'
              ? { id: lead }
              : marketoLeadId(await call(line, delivery, { url: base + LEADS, headers, body: lead }), delivery.now);
          if ('answer' in found) return found.answer;
          return post(line, delivery, base + trigger.path, headers, trigger.body(found.id));
        };
      };
      return handOverWithToken(delivery, [clientSecret, secret], tokens, prepare, marketoTokenRefused);
    },
  };
}
