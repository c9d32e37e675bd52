import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { onesignal } from './onesignal.ts';
import { onesignalContract } from './onesignalContract.ts';
import type { OnesignalTrigger } from './onesignalOptions.ts';

const APP = '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const KEY = '458dcec4-cf53-4c1f-b8f9-1b2d3e4f5a6b';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ id: KEY }),
  async (fetch) => {
    const triggers: OnesignalTrigger[] = [{ event: 'Cart' }, { channel: 'email', template: 't1' }, { channel: 'push' }];
    for (const trigger of triggers) {
      const options = { key: 'k', appId: APP, trigger, fetch };
      await onesignal(options).send(exampleDelivery());
      await onesignal({
        ...options,
        message: () => ({ contents: { en: 'Hello' }, url: 'https://shop.example/' }),
        profile: () => ({
          properties: { tags: { tier: 'gold' } },
          subscriptions: [{ type: 'Email', token: 'ada@example.com' }],
        }),
      }).send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }] } }));
    }
  },
);

const user = (change: object = {}): object => ({ identity: { external_id: 'ada' }, ...change });
const event = (change: object = {}): object => ({ events: [{ name: 'Cart', external_id: 'ada', ...change }] });
const message = (change: object = {}): object => ({
  app_id: APP,
  include_aliases: { external_id: ['ada'] },
  target_channel: 'push',
  ...change,
});

const taken: BodyCase[] = [
  ['user', 'an example', user()],
  ['event', 'an example', event({ idempotency_key: KEY, timestamp: '2026-11-22T09:00:00Z', payload: {} })],
  ['message', 'an example', message({ template_id: 't1', custom_data: {}, idempotency_key: KEY })],
];
/** What the platform refuses of events: at least one for each demand that its own contract knows. */
const refused: BodyCase[] = [
  ['event', 'nothing', {}],
  ['event', 'no event', { events: [] }],
  ['event', 'an event that is no list', { events: { name: 'Cart', external_id: 'ada' } }],
  ['event', 'no name', event({ name: undefined })],
  ['event', 'a name that is a number', event({ name: 7 })],
  ['event', 'nobody', event({ external_id: undefined })],
  ['event', 'a customer that is a number', event({ external_id: 7 })],
  ['event', 'a payload that is a text', event({ payload: 'x' })],
  ['event', 'a key that is a number', event({ idempotency_key: 7 })],
];
const ourRefused: BodyCase[] = [
  ['event', 'a key that is no UUID', event({ idempotency_key: 'd1' })],
  ['event', 'a time in seconds', event({ timestamp: '1795338000' })],
  ['event', 'a name that is too long', event({ name: 'x'.repeat(129) })],
  ['event', 'a field that it does not know', event({ properties: {} })],
  ['user', 'nothing', {}],
  ['user', 'nobody', user({ identity: {} })],
  ['user', 'an id that is a number', user({ identity: { external_id: 7 } })],
  ['user', 'tags that are a list', user({ properties: { tags: [] } })],
  ['user', 'a subscription without an address', user({ subscriptions: [{ type: 'Email' }] })],
  ['message', 'no app', message({ app_id: undefined })],
  ['message', 'an app that is no UUID', message({ app_id: 'shop' })],
  ['message', 'nobody', message({ include_aliases: {} })],
  ['message', 'a user outside of a list', message({ include_aliases: { external_id: 'ada' } })],
  ['message', 'no channel', message({ target_channel: undefined })],
  ['message', 'a channel that it does not have', message({ target_channel: 'fax' })],
  ['message', 'data without a template', message({ custom_data: {} })],
  ['message', 'a text without a language', message({ contents: 'Hello' })],
  ['message', 'a name that is too long', message({ name: 'x'.repeat(129) })],
];

const setup = { contract: onesignalContract, requests, taken };

contractCases('onesignalContract', {
  ...setup,
  sent: { user: 3, event: 2, message: 4 },
  refused: [...refused, ...ourRefused],
});

vendorCases("the vendor's own contract", {
  ...setup,
  sent: { event: 2 },
  file: 'contracts/onesignal/custom-events.openapi.json',
  refused,
});
