import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { mailchimp } from './mailchimp.ts';
import { mailchimpContract } from './mailchimpContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => new Response(null, { status: 204 }),
  async (fetch) => {
    const account = { key: 'test-us6', audience: 'a6b5da1054', fetch };
    const channel = mailchimp(account);
    await channel.send(exampleDelivery({ content: undefined }));
    await channel.send(exampleDelivery({ content: 'Hello' }));
    await channel.send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }], total: 79.9, none: null } }));
    const writing = mailchimp({
      ...account,
      trigger: { journey: 7, step: 11 },
      profile: () => ({ merge_fields: { FNAME: 'Ada' }, status_if_new: 'pending', language: 'de' }),
    });
    await writing.send(exampleDelivery({ content: { title: 'Hello' } }));
  },
  '/3.0',
);

const event = (change: object = {}): object => ({ name: 'cart_abandoned', properties: { product: 'x' }, ...change });
const contact = (change: object = {}): object => ({
  email_address: 'a@b.c',
  status_if_new: 'subscribed',
  merge_fields: {},
  ...change,
});

const taken: BodyCase[] = [
  ['event', 'an example', event()],
  ['contact', 'an example', contact()],
  ['step', 'an example', { email_address: 'a@b.c' }],
];
const refused: BodyCase[] = [
  ['event', 'nothing', {}],
  ['event', 'no name', event({ name: undefined })],
  ['event', 'a name of one character', event({ name: 'x' })],
  ['event', 'a name of 31 characters', event({ name: 'x'.repeat(31) })],
  ['event', 'properties as a list', event({ properties: [] })],
  ['event', 'a property that is a number', event({ properties: { total: 79.9 } })],
  ['event', 'a time in milliseconds', event({ occurred_at: 1795338000000 })],
  ['event', 'a time without an offset', event({ occurred_at: '2026-11-22 09:00:00' })],
  ['event', 'a field that is not there', event({ email_address: 'a@b.c' })],
  ['contact', 'no address', contact({ email_address: undefined })],
  ['contact', 'an address that is none', contact({ email_address: 'ada' })],
  ['contact', 'no status', contact({ status_if_new: undefined })],
  ['contact', 'another status', contact({ status_if_new: 'archived' })],
  ['contact', 'fields as a list', contact({ merge_fields: [] })],
  ['contact', 'an interest that is a text', contact({ interests: { a1b2: 'yes' } })],
  ['step', 'nobody', {}],
  ['step', 'what the message should show', { email_address: 'a@b.c', properties: {} }],
];

contractCases('mailchimpContract', {
  contract: mailchimpContract,
  requests,
  sent: { event: 3, contact: 1, step: 1 },
  taken,
  refused,
  placeholder: '[0-9a-z]+',
});
