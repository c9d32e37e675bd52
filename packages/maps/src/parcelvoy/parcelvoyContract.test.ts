import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { operationOf } from '../../test/operationOf.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import type { Operation } from '../contract.ts';
import { parcelvoy } from './parcelvoy.ts';
import { parcelvoyContract } from './parcelvoyContract.ts';
import type { ParcelvoyOptions, ParcelvoyTrigger } from './parcelvoyOptions.ts';

interface OpenApi {
  readonly paths: Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>;
}

const triggers: readonly ParcelvoyTrigger[] = [
  { event: 'opportune_decision' },
  { campaign: 3 },
  { journey: 5, entrance: 12 },
];

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => new Response(null, { status: 204 }),
  async (fetch) => {
    const profiles: ParcelvoyOptions['profile'][] = [undefined, ({ profile }) => profile];
    for (const trigger of triggers) {
      for (const profile of profiles) {
        const baseUrl = 'https://parcelvoy.example/api';
        const channel = parcelvoy({ key: 'sk_test', baseUrl, trigger, ...(profile && { profile }), fetch });
        await channel.send(exampleDelivery({ content: undefined }, {}));
        await channel.send(exampleDelivery({ content: 'Hello' }, { email: 'ada@example.com', locale: 'en' }));
        const content = { title: 'Hello', items: [{ id: 1 }] };
        await channel.send(exampleDelivery({ content }, { phone: '+4917012345678', segment: null }));
      }
    }
  },
  '/api',
);

const event = (change: object): object[] => [{ name: 'decided', external_id: 'ada', data: {}, ...change }];
const campaign = (change: object): object => ({ user: { external_id: 'ada' }, event: {}, ...change });
const journey = (change: object): object => ({ entrance_id: 12, user: { external_id: 'ada' }, ...change });

const taken: BodyCase[] = [
  ['event', 'an example', event({})],
  ['campaign', 'an example', campaign({})],
  ['journey', 'an example', journey({})],
];

/** What the platform refuses, by operation: at least one for each demand. */
const refused: BodyCase[] = [
  ['event', 'no list', event({})[0]],
  ['event', 'an empty list', []],
  ['event', 'no name', event({ name: undefined })],
  ['event', 'a name that is a number', event({ name: 7 })],
  ['event', 'nobody', event({ external_id: undefined })],
  ['event', 'a customer that is a number', event({ external_id: 7 })],
  ['event', 'data that are a text', event({ data: 'x' })],
  ['event', 'a user as a text', event({ user: 'ada' })],
  ['campaign', 'no user', campaign({ user: undefined })],
  ['campaign', 'nobody', campaign({ user: { email: 'a@b.c' } })],
  ['campaign', 'an address that is a number', campaign({ user: { external_id: 'ada', email: 7 } })],
  ['campaign', 'no event', campaign({ event: undefined })],
  ['campaign', 'an event that is a text', campaign({ event: 'x' })],
  ['campaign', 'a field that does not exist', campaign({ data: {} })],
  ['journey', 'no entrance', journey({ entrance_id: undefined })],
  ['journey', 'an entrance that is none', journey({ entrance_id: 0 })],
  ['journey', 'an entrance as a text', journey({ entrance_id: '12' })],
  ['journey', 'nobody', journey({ user: {} })],
  ['journey', 'an event that is a text', journey({ event: 'x' })],
  ['journey', 'a field that does not exist', journey({ data: {} })],
];
const ourRefused: BodyCase[] = [
  ['event', 'a name that is empty', event({ name: '' })],
  ['event', 'a field that Parcelvoy overlooks', event({ properties: {} })],
  ['campaign', 'a customer without an id', campaign({ user: { external_id: '' } })],
];

const file = 'contracts/parcelvoy/client.openapi.json';
const setup = { contract: parcelvoyContract, requests, sent: { event: 6, campaign: 6, journey: 6 }, taken };

contractCases('parcelvoyContract', {
  ...setup,
  refused: [...refused, ...ourRefused],
  placeholder: String.raw`\d+`,
});

vendorCases('what was seen of a running Parcelvoy', { ...setup, file, refused });

describe('parcelvoyContract', () => {
  it('gives each trigger its own operation', () => {
    const names = requests.map((request) => operationOf(parcelvoyContract, request).name);
    expect(names).toEqual(['event', 'campaign', 'journey'].flatMap((name) => new Array<string>(6).fill(name)));
  });

  it('lets a public key post events, and nothing else', () => {
    const takes = ({ headers }: Operation) => new RegExp(headers['authorization'] ?? '').test('Bearer pk_1');
    expect(parcelvoyContract.operations.filter(takes).map(({ name }) => name)).toEqual(['event']);
  });
});

describe('what was seen of a running Parcelvoy', () => {
  const document = sharedJson(file) as OpenApi | undefined;

  it('compiles', ({ skip }) => {
    if (document === undefined) return skip(ABSENT);
    const schemas = Object.values(document.paths).map(
      ({ post }) => post.requestBody.content['application/json']?.schema ?? {},
    );
    expect(schemas).toHaveLength(6);
    for (const schema of schemas) new Ajv({ strict: false }).compile(schema);
  });
});
