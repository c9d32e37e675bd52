import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { mautic } from './mautic.ts';
import { mauticContract } from './mauticContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ access_token: 't', expires_in: 3_600, contact: { id: 47 }, success: true }),
  async (fetch) => {
    const base = { baseUrl: 'https://mautic.example/api', fetch } as const;
    const basic = { ...base, user: 'u', password: 'p' };
    const content = { title: 'Hello', items: [{ id: 1 }] };
    const profile = () => ({ tier: 'gold', tags: ['loyal'] });
    await mautic({ ...base, clientId: 'i', clientSecret: 's', trigger: { email: 3 } }).send(exampleDelivery());
    await mautic({ ...basic, trigger: { email: 3 } }).send(exampleDelivery({ content }));
    await mautic({ ...basic, trigger: { campaign: 5 }, profile }).send(exampleDelivery());
    await mautic({ ...basic, trigger: { campaign: 5 }, profile, contact: () => 48 }).send(exampleDelivery());
  },
  '/api',
);

const token = (change: object = {}): object => ({
  grant_type: 'client_credentials',
  client_id: 'i',
  client_secret: 's',
  ...change,
});
const contact = (change: object = {}): object => ({ email: 'ada@example.com', ...change });
const email = (change: object = {}): object => ({ tokens: { '{title}': 'Hello' }, ...change });

const taken: BodyCase[] = [
  ['token', 'an example', token()],
  ['contact', 'an example', contact({ tier: 'gold', tags: ['loyal'], owner: 1 })],
  ['change', 'an example', contact()],
  ['email', 'an example', email()],
  ['email', 'no tokens', {}],
];
/** What the contract that was written from Mautic's documents refuses as well. */
const refused: BodyCase[] = [
  ['contact', 'nothing', {}],
  ['contact', 'an address that is a number', contact({ email: 7 })],
  ['contact', 'tags that are an object', contact({ tags: {} })],
  ['contact', 'an owner that is a text', contact({ owner: 'ada' })],
  ['change', 'nothing', {}],
  ['email', 'tokens that are a text', email({ tokens: 'x' })],
  ['email', 'attachments that are no list', email({ assetAttachments: 7 })],
];
const ourRefused: BodyCase[] = [
  ['token', 'another grant', token({ grant_type: 'password' })],
  ['token', 'no client', token({ client_id: undefined })],
  ['contact', 'an address that is none', contact({ email: 'ada' })],
  ['email', 'a token without braces', email({ tokens: { title: 'Hello' } })],
  ['email', 'a token that is an object', email({ tokens: { '{items}': [] } })],
];

const setup = { contract: mauticContract, requests, taken };

contractCases('mauticContract', {
  ...setup,
  sent: { token: 1, contact: 3, change: 1, email: 2, campaign: 2 },
  refused: [...refused, ...ourRefused],
  severalTypes: true,
});

vendorCases("a contract that was written from Mautic's documents", {
  ...setup,
  sent: { contact: 3, change: 1, email: 2 },
  file: 'contracts/mautic/rest.openapi.json',
  refused,
});
