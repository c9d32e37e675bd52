import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { activecampaign } from './activecampaign.ts';
import { activecampaignContract } from './activecampaignContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ success: 1, contact: { id: '117' } }),
  async (fetch) => {
    const account = { key: 'test', baseUrl: 'https://shop.api-us1.com', actid: '612345678', eventKey: 'k', fetch };
    const channel = activecampaign(account);
    await channel.send(exampleDelivery({ content: undefined }));
    await channel.send(exampleDelivery({ content: 'Hello' }));
    await channel.send(exampleDelivery({ content: { title: 'Hello & more', items: [{ id: 1 }] } }));
    const writing = activecampaign({
      ...account,
      profile: () => ({ firstName: 'Ada', fieldValues: [{ field: '1', value: 'x' }] }),
    });
    await writing.send(exampleDelivery({ content: { title: 'Hello' } }));
    await activecampaign({ ...account, trigger: { automation: 42 } }).send(exampleDelivery());
  },
);

const event = (change: object = {}): object => ({
  key: 'k',
  actid: '612345678',
  event: 'cart_abandoned',
  eventdata: 'x',
  visit: '{"email":"a@b.c"}',
  ...change,
});
const contact = (change: object = {}): object => ({ contact: { email: 'a@b.c', ...change } });
const entry = (change: object = {}): object => ({ contactAutomation: { contact: '117', automation: '42', ...change } });

const taken: BodyCase[] = [
  ['event', 'an example', event()],
  ['contact', 'an example', contact({ fieldValues: [{ field: '1', value: 'x' }] })],
  ['entry', 'an example', entry()],
];
/** What the platform refuses: at least one for each demand. */
const refused: BodyCase[] = [
  ['event', 'nothing', {}],
  ['event', 'no key', event({ key: undefined })],
  ['event', 'no account', event({ actid: undefined })],
  ['event', 'no name', event({ event: undefined })],
  ['event', 'a name of 33 characters', event({ event: 'x'.repeat(33) })],
  ['event', 'nobody', event({ visit: undefined })],
  ['event', 'a visit that is no text', event({ visit: { email: 'a@b.c' } })],
  ['event', 'a value with parts', event({ eventdata: { a: 1 } })],
];
const ourRefused: BodyCase[] = [
  ['event', 'an address that is no JSON', event({ visit: 'a@b.c' })],
  ['event', 'a field that is not there', event({ email: 'a@b.c' })],
  ['contact', 'no contact', { email: 'a@b.c' }],
  ['contact', 'no address', contact({ email: undefined })],
  ['contact', 'an address that is none', contact({ email: 'ada' })],
  ['contact', 'a field by its name', contact({ fieldValues: [{ field: 'title', value: 'x' }] })],
  ['contact', 'a field without a value', contact({ fieldValues: [{ field: '1' }] })],
  ['contact', 'fields as an object', contact({ fieldValues: { 1: 'x' } })],
  ['entry', 'no contact', entry({ contact: undefined })],
  ['entry', 'no automation', entry({ automation: undefined })],
  ['entry', 'a contact by the address', entry({ contact: 'a@b.c' })],
  ['entry', 'what the message should show', entry({ data: {} })],
];

const setup = { contract: activecampaignContract, requests, taken };

contractCases('activecampaignContract', {
  ...setup,
  sent: { event: 4, contact: 2, entry: 1 },
  refused: [...refused, ...ourRefused],
});

vendorCases("the vendor's own contract of event tracking", {
  ...setup,
  file: 'contracts/activecampaign/trackcmp.openapi.json',
  mediaType: 'application/x-www-form-urlencoded',
  sent: { event: 4 },
  refused,
});
