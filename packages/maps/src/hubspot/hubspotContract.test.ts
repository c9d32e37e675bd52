import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { hubspot } from './hubspot.ts';
import { hubspotContract } from './hubspotContract.ts';
import type { HubspotOptions } from './hubspotOptions.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => new Response(null, { status: 204 }),
  async (fetch) => {
    const profile: HubspotOptions['profile'] = ({ profile: known }) => ({ ...known, tags: ['a'], gone: undefined });
    const all: Partial<HubspotOptions>[] = [{}, { profile }, { identify: () => ({ objectId: '51' }) }];
    const known = { email: 'ada@example.com', visits: 3 };
    for (const options of all) {
      for (const trigger of [{ event: 'pe12345_decision' }, { email: 7 }]) {
        const channel = hubspot({ key: 'pat', trigger, ...options, fetch });
        await channel.send(exampleDelivery({ content: undefined }, known));
        const content = { title: 'Hello', price: 79.9, items: [{ id: 1 }], gone: null };
        await channel.send(exampleDelivery({ content }, known));
      }
    }
  },
);

const event = (change: object): object => ({
  eventName: 'pe12345_decision',
  email: 'a@b.c',
  properties: {},
  uuid: 'd1',
  ...change,
});
const email = (change: object): object => ({ emailId: 7, message: { to: 'a@b.c', sendId: 'd1' }, ...change });
const contact = (change: object): object => ({
  inputs: [{ idProperty: 'email', id: 'a@b.c', properties: { firstname: 'Ada' }, ...change }],
});
const many = (length: number): unknown[] => Array.from({ length }, (_, i) => [`p${i}`, 'x']);

/** What the platform refuses, by operation: at least one for each demand. */
const refused: BodyCase[] = [
  ['event', 'no name', event({ eventName: undefined })],
  ['event', 'a name that is not fully qualified', event({ eventName: 'Cart Reminder' })],
  ['event', 'no properties', event({ properties: undefined })],
  ['event', 'a number as a property', event({ properties: { total: 79.9 } })],
  ['event', 'a name of a property with a capital letter', event({ properties: { ctaUrl: 'x' } })],
  ['event', 'a name of a property that is too long', event({ properties: { ['p'.repeat(51)]: 'x' } })],
  ['event', 'a property that is too long', event({ properties: { title: 'x'.repeat(1_025) } })],
  ['event', 'more than 50 properties', event({ properties: Object.fromEntries(many(51) as [string, string][]) })],
  ['event', 'a time in seconds', event({ occurredAt: 1795338000 })],
  ['event', 'a uuid that is a number', event({ uuid: 7 })],
  ['event', 'an address that is none', event({ email: 'ada' })],
  ['event', 'a field that does not exist', event({ unique_id: 'd1' })],
  ['email', 'no email', email({ emailId: undefined })],
  ['email', 'an email as a text', email({ emailId: '7' })],
  ['email', 'no message', email({ message: undefined })],
  ['email', 'nobody', email({ message: { sendId: 'd1' } })],
  ['email', 'an address that is none', email({ message: { to: 'ada' } })],
  ['email', 'a sendId that is a number', email({ message: { to: 'a@b.c', sendId: 7 } })],
  ['email', 'a number as a property of the contact', email({ contactProperties: { visits: 3 } })],
  ['email', 'properties that are a list', email({ customProperties: [] })],
  ['contact', 'no inputs', {}],
  ['contact', 'one contact without a list', { inputs: { id: 'a@b.c', properties: {} } }],
  ['contact', 'nobody', contact({ id: undefined })],
  ['contact', 'no properties', contact({ properties: undefined })],
  ['contact', 'a number as a property', contact({ properties: { visits: 3 } })],
  ['contact', 'a field that does not exist', contact({ email: 'a@b.c' })],
  ['contact', 'more than a hundred', { inputs: Array(101).fill({ id: 'a@b.c', properties: {} }) }],
];

contractCases('hubspotContract', {
  contract: hubspotContract,
  requests,
  sent: { event: 6, email: 4, contact: 2 },
  taken: [
    ['event', 'an example', event({})],
    ['email', 'an example', email({})],
    ['contact', 'an example', contact({})],
  ],
  refused,
});
