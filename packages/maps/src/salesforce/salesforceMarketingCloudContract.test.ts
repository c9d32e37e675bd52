import { expect } from 'vitest';

import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { salesforceMarketingCloud } from './salesforceMarketingCloud.ts';
import { salesforceMarketingCloudContract } from './salesforceMarketingCloudContract.ts';
import type { SalesforceMarketingCloudOptions } from './salesforceMarketingCloudOptions.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ access_token: 't', expires_in: 1079 }),
  async (fetch) => {
    const send = async (options: Partial<SalesforceMarketingCloudOptions>, content: unknown): Promise<void> => {
      const account = { subdomain: 'mc-ours', clientId: 'id', clientSecret: 'secret' };
      const channel = salesforceMarketingCloud({ ...account, fetch, ...options });
      expect((await channel.send(exampleDelivery({ content }))).status).toBe('accepted');
    };
    await send({ event: 'APIEvent-1' }, undefined);
    await send({ definition: 'cart', accountId: '1001' }, 'Hello');
    await send({ definition: 'cart' }, { title: 'Hello', total: 3, gift: true, items: [1] });
  },
);

/** What the platform refuses, by operation: at least one for each demand. */
const refused: BodyCase[] = [
  ['token', 'no client', { grant_type: 'client_credentials' }],
  ['token', 'no secret', { grant_type: 'client_credentials', client_id: 'id' }],
  ['token', 'another grant', { grant_type: 'password', client_id: 'id', client_secret: 's' }],
  [
    'token',
    'a business unit that is a number',
    { grant_type: 'client_credentials', client_id: 'id', client_secret: 's', account_id: 7 },
  ],
  ['event', 'nobody', { EventDefinitionKey: 'APIEvent-1', Data: {} }],
  ['event', 'no event', { ContactKey: 'ada', Data: {} }],
  ['event', 'a contact that is a number', { ContactKey: 7, EventDefinitionKey: 'APIEvent-1', Data: {} }],
  ['event', 'data that is a text', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: 'x' }],
  ['message', 'no definition', { recipient: { contactKey: 'ada', to: 'a@b.c' } }],
  ['message', 'no recipient', { definitionKey: 'cart' }],
  ['message', 'nobody', { definitionKey: 'cart', recipient: { to: 'a@b.c' } }],
  ['message', 'a list of recipients', { definitionKey: 'cart', recipients: [{ contactKey: 'ada', to: 'a@b.c' }] }],
  [
    'message',
    'attributes that are a text',
    { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c', attributes: 'x' } },
  ],
];
const ourRefused: BodyCase[] = [
  ['token', 'a name of its own', { grant_type: 'client_credentials', clientId: 'id', clientSecret: 's' }],
  ['event', 'an event with a dot', { ContactKey: 'ada', EventDefinitionKey: 'a.b', Data: {} }],
  ['event', 'no data', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1' }],
  ['event', 'data with parts', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: { items: [1] } }],
  ['message', 'no address', { definitionKey: 'cart', recipient: { contactKey: 'ada' } }],
  ['message', 'an address that is none', { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'ada' } }],
  [
    'message',
    'attributes with parts',
    { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c', attributes: { x: {} } } },
  ],
];

const setup = {
  contract: salesforceMarketingCloudContract,
  requests,
  sent: { token: 3, event: 1, message: 2 },
  taken: [
    ['token', 'an example', { grant_type: 'client_credentials', client_id: 'id', client_secret: 's' }],
    ['event', 'an example', { ContactKey: 'ada', EventDefinitionKey: 'APIEvent-1', Data: {} }],
    ['message', 'an example', { definitionKey: 'cart', recipient: { contactKey: 'ada', to: 'a@b.c' } }],
  ] satisfies BodyCase[],
};

contractCases('salesforceMarketingCloudContract', {
  ...setup,
  refused: [...refused, ...ourRefused],
  placeholder: 'd1',
  severalTypes: true,
});

// Written by hand from Salesforce's client and documents: there is no machine-readable contract of the vendor's own.
vendorCases('a contract of others', {
  ...setup,
  file: 'contracts/salesforce-marketing-cloud/engagement.openapi.json',
  refused,
});
