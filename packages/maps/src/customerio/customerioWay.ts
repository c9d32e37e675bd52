import type { Delivery } from '@opportune/core';

import { basic } from '../internal/basic.ts';
import type { Call } from '../internal/call.ts';
import { demand } from '../internal/demand.ts';
import { demandToken } from '../internal/demandToken.ts';
import { customerioEventBody, customerioMessageBody, customerioPath, customerioProfileBody } from './customerioBody.ts';
import type { CustomerioEventOptions, CustomerioMessageOptions, CustomerioOptions } from './customerioOptions.ts';
import { EVENT_NAME, isEventName } from './eventName.ts';

/** One request; `url` is a path. */
type Request = Pick<Call, 'method' | 'url'> & { readonly body: string };

/** One of the two ways by which a decision reaches a customer: they have hosts, keys and requests of their own. */
interface Way {
  readonly host: string;
  readonly authorization: string;
  readonly secrets: readonly string[];
  /** Of the requests that a decision may become, as the contract names them. */
  readonly operations: readonly string[];
  /** In this order, each only after the one before was taken. */
  readonly requests: (delivery: Delivery) => Promise<readonly Request[]>;
}

/** Reads from the options by which way to go. */
export function customerioWay(options: CustomerioOptions): Way {
  const { siteId, appKey } = options;
  demand((siteId === undefined) !== (appKey === undefined), '/appKey', 'either siteId and apiKey, or appKey');
  return options.appKey === undefined ? byEvent(options) : byMessage(options);
}

function byEvent(options: CustomerioEventOptions): Way {
  const { siteId, apiKey, event = '-' } = options;
  demand(/^[^\s:]+$/.test(siteId), '/siteId', 'a text that is not empty and holds no white space and no colon');
  demandToken('/apiKey', apiKey);
  demand(typeof event !== 'string' || isEventName(event), '/event', EVENT_NAME);
  const credentials = basic(siteId, apiKey);
  return {
    host: 'track',
    authorization: `Basic ${credentials}`,
    secrets: [apiKey, credentials],
    operations: options.profile === undefined ? ['event'] : ['profile', 'event'],
    requests: async (delivery) => {
      const person = customerioPath(options, delivery);
      const body = await customerioEventBody(options, delivery);
      const profile = customerioProfileBody(options, delivery);
      return [
        ...(profile === undefined ? [] : [{ method: 'PUT', url: person, body: profile } as const]),
        { url: `${person}/events`, body },
      ];
    },
  };
}

function byMessage(options: CustomerioMessageOptions): Way {
  const { appKey, message } = options;
  demandToken('/appKey', appKey);
  demand(message !== '' && message !== undefined, '/message', 'an id or a trigger name');
  return {
    host: 'api',
    authorization: `Bearer ${appKey}`,
    secrets: [appKey],
    operations: ['message'],
    requests: async (delivery) => [{ url: '/v1/send/email', body: customerioMessageBody(options, delivery) }],
  };
}
