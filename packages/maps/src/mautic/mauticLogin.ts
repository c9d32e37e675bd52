import type { Delivery } from '@opportune/core';

import { basic } from '../internal/basic.ts';
import type { Call } from '../internal/call.ts';
import { demand } from '../internal/demand.ts';
import { demandToken } from '../internal/demandToken.ts';
import type { Answer, Line } from '../internal/line.ts';
import { oauthTokens } from '../internal/oauthTokens.ts';
import type { MauticOptions } from './mauticOptions.ts';

/** How requests show who makes them. */
export interface MauticLogin {
  /** What no receipt may hold. */
  readonly secrets: readonly string[];
  /**
   * Runs calls with the scheme and the credentials of the header Authorization; once more with new ones, where these
   * are not taken any more.
   */
  readonly with: (
    delivery: Pick<Delivery, 'now'>,
    run: (scheme: 'Basic' | 'Bearer', credentials: string) => Promise<Answer>,
  ) => Promise<Answer>;
}

/**
 * Reads by which of the two ways Mautic is entered.
 *
 * @param base - the address of the API, beside which tokens are given
 */
export function mauticLogin(options: MauticOptions, line: Line, base: string): MauticLogin {
  const { user, password = '', clientId = '', clientSecret = '' } = options;
  demand((user === undefined) !== (clientId === ''), '/user', 'either it or clientId');
  if (user !== undefined) {
    demand(/^[^:]+$/.test(user), '/user', 'a name without a colon');
    demand(password !== '', '/password', 'a text that is not empty');
    return { secrets: [password], with: (_, run) => run('Basic', basic(user, password)) };
  }
  demandToken('/clientId', clientId);
  demandToken('/clientSecret', clientSecret);
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const asking: Call = {
    url: `${base.replace(/\/api$/, '')}/oauth/v2/token`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(grant).toString(),
  };
  const tokens = oauthTokens(line, asking);
  return {
    secrets: [clientSecret, encodeURIComponent(clientSecret)],
    with: (delivery, run) =>
      tokens.with(
        delivery,
        (token) => run('Bearer', token),
        ({ detail = '' }) => detail.startsWith('401 '),
      ),
  };
}
