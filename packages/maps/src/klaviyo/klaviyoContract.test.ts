import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { klaviyo } from './klaviyo.ts';
import { klaviyoContract } from './klaviyoContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => new Response(null, { status: 202 }),
  async (fetch) => {
    const channel = klaviyo({
      key: 'pk_test',
      profile: ({ profile }) => ({ first_name: 'Ada', location: { city: 'London' }, properties: { ...profile } }),
      fetch,
    });
    await channel.send(exampleDelivery({ content: undefined }, {}));
    await channel.send(exampleDelivery({ content: 'Hello' }, { email: 'ada@example.com' }));
    await channel.send(
      exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }] } }, { phone: '+4917012345678', segment: null }),
    );
  },
);

const event = (change: object): object => ({
  data: {
    type: 'event',
    attributes: {
      metric: { data: { type: 'metric', attributes: { name: 'm' } } },
      profile: { data: { type: 'profile', attributes: { email: 'a@b.c' } } },
      properties: {},
      ...change,
    },
  },
});
const profile = (attributes: unknown): object => ({ data: { type: 'profile', attributes } });
const taken: BodyCase[] = [
  ['event', 'an example', event({})],
  ['profile', 'an example', profile({ email: 'a@b.c' })],
];

/** What the platform refuses: at least one for each demand. */
const refused: BodyCase[] = [
  ['event', 'no document', { event: 'x' }],
  ['event', 'another type', { data: { type: 'metric', attributes: {} } }],
  ['event', 'no properties', event({ properties: undefined })],
  ['event', 'properties that are no object', event({ properties: [] })],
  ['event', 'no metric', event({ metric: undefined })],
  ['event', 'a metric without a name', event({ metric: { data: { type: 'metric', attributes: {} } } })],
  ['event', 'a metric as a text', event({ metric: 'Cart Reminder' })],
  ['event', 'no profile', event({ profile: undefined })],
  ['event', 'a time in seconds', event({ time: 1795338000 })],
  ['event', 'a unique id that is a number', event({ unique_id: 7 })],
  ['profile', 'no document', { email: 'ada@example.com' }],
  ['profile', 'no attributes', { data: { type: 'profile' } }],
  ['profile', 'another type', { data: { type: 'person', attributes: { email: 'a@b.c' } } }],
  ['profile', 'an address that is a number', profile({ email: 7 })],
  ['profile', 'properties that are a text', profile({ email: 'a@b.c', properties: 'x' })],
];
const ourRefused: BodyCase[] = [
  ['event', 'a profile that nobody can find', event({ profile: { data: { type: 'profile', attributes: {} } } })],
  [
    'event',
    'a metric name that is too long',
    event({ metric: { data: { type: 'metric', attributes: { name: 'x'.repeat(128) } } } }),
  ],
  ['event', 'a time without an offset', event({ time: '2026-11-22T09:00:00' })],
  ['event', 'an attribute that does not exist', event({ uniqueId: 'd1' })],
  [
    'event',
    'more than 400 properties',
    event({ properties: Object.fromEntries(Array.from({ length: 401 }, (_, i) => [i, 1])) }),
  ],
  ['profile', 'nobody', profile({ first_name: 'Ada' })],
  ['profile', 'an address that is none', profile({ email: 'ada' })],
  ['profile', 'a number in another form', profile({ phone_number: '0170 12345678' })],
];

const setup = { contract: klaviyoContract, requests, sent: { event: 3, profile: 3 }, taken };

contractCases('klaviyoContract', { ...setup, refused: [...refused, ...ourRefused] });

vendorCases("the vendor's own contract", {
  ...setup,
  file: 'contracts/klaviyo/stable.openapi.json',
  mediaType: 'application/vnd.api+json',
  refused,
});
