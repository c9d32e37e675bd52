import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { customerio } from './customerio.ts';
import { customerioContract } from './customerioContract.ts';
import type { CustomerioOptions } from './customerioOptions.ts';

const OPTIONS: readonly CustomerioOptions[] = [
  { siteId: 'site', apiKey: 'key', profile: ({ profile }) => ({ ...profile, visits: 3 }) },
  { siteId: 'site', apiKey: 'key', identify: () => ({ email: 'ada@example.com' }) },
  { appKey: 'key', message: 3 },
  { appKey: 'key', message: 'cart', identify: () => ({ cio_id: '03000001' }), toUnsubscribed: true },
];

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({}),
  async (fetch) => {
    for (const options of OPTIONS) {
      const channel = customerio({ ...options, fetch });
      for (const content of [undefined, 'Hello', { title: 'Hello', items: [{ id: 1 }] }]) {
        await channel.send(exampleDelivery({ customer: 'ada/lovelace', content }));
      }
    }
  },
);

const event = (change: object): object => ({ name: 'cart_reminder', data: {}, ...change });
const refusedEvents: BodyCase[] = [
  ['event', 'no name', event({ name: undefined })],
  ['event', 'an empty name', event({ name: '' })],
  ['event', 'a name of spaces', event({ name: '  ' })],
  ['event', 'a name that is too long', event({ name: 'x'.repeat(101) })],
  ['event', 'an id that is no ULID', event({ id: 'd1' })],
  ['event', 'an id of more than 128 bits', event({ id: '8ZZZZZZZZZZZZZZZZZZZZZZZZZ' })],
  ['event', 'a time in milliseconds', event({ timestamp: 1795338000000 })],
  ['event', 'a time as a text', event({ timestamp: '2026-11-22T09:00:00Z' })],
  ['event', 'data that are an array', event({ data: [] })],
  ['event', 'the type of a page', event({ type: 'page' })],
  ['event', 'a field that does not exist', event({ attributes: {} })],
];

const message = (change: object): object => ({
  transactional_message_id: 3,
  to: 'ada@example.com',
  identifiers: { id: 'ada' },
  ...change,
});
const refusedMessages: BodyCase[] = [
  ['message', 'no address', message({ to: undefined })],
  ['message', 'an address that is a list', message({ to: ['ada@example.com'] })],
  ['message', 'nobody', message({ identifiers: undefined })],
  ['message', 'an empty identity', message({ identifiers: {} })],
  ['message', 'no message', message({ transactional_message_id: undefined })],
  ['message', 'data that are a text', message({ message_data: 'Hello' })],
  ['message', 'a word for yes', message({ send_to_unsubscribed: 'yes' })],
];
const ourRefusedMessages: BodyCase[] = [
  ['message', 'an address that is none', message({ to: 'ada' })],
  ['message', 'somebody in two ways', message({ identifiers: { id: 'ada', email: 'ada@example.com' } })],
  ['message', 'an empty id', message({ identifiers: { id: '' } })],
  ['message', 'an identifier of another kind', message({ identifiers: { phone: '+4917012345678' } })],
  ['message', 'a field that does not exist', message({ messageData: {} })],
];

const attributes = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [index, 1]));
const refusedProfiles: BodyCase[] = [
  ['profile', 'more than 300 attributes', attributes(301)],
  ['profile', 'an array', []],
];

const taken: BodyCase[] = [
  ['event', 'an example', event({})],
  ['message', 'an example', message({})],
  ['profile', '300 attributes', attributes(300)],
];

contractCases('customerioContract', {
  contract: customerioContract,
  requests,
  sent: { event: 6, profile: 3, message: 6 },
  taken,
  refused: [...refusedEvents, ...refusedMessages, ...ourRefusedMessages, ...refusedProfiles],
  severalTypes: true,
});

vendorCases("a contract made of the vendor's client", {
  file: 'contracts/customerio/app-transactional.openapi.json',
  contract: customerioContract,
  requests,
  sent: { message: 6 },
  taken,
  refused: refusedMessages,
});
