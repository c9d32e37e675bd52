import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { marketo } from './marketo.ts';
import { marketoContract } from './marketoContract.ts';
import type { MarketoOptions } from './marketoOptions.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ access_token: 't', expires_in: 3599, success: true, result: [{ id: 7 }] }),
  async (fetch) => {
    const send = async (options: Partial<MarketoOptions>, content: unknown): Promise<void> => {
      const baseUrl = 'https://123-abc-456.mktorest.com';
      const channel = marketo({ baseUrl, clientId: 'id', clientSecret: 'secret', fetch, ...options });
      expect((await channel.send(exampleDelivery({ content }))).status).toBe('accepted');
    };
    await send({ campaign: 1900 }, undefined);
    await send({ campaign: 1900, create: false, lookupField: 'shopId' }, 'Hello');
    await send({ activity: { type: 100001 }, partition: 'EU' }, { title: 'Hello', total: 3, gift: true, items: [1] });
  },
);

/** What the platform refuses, by operation: at least one for each demand. */
const refused: BodyCase[] = [
  ['lead', 'no input', { action: 'createOrUpdate' }],
  ['lead', 'input that is no array', { input: { email: 'a@b.c' } }],
  ['lead', 'another action', { action: 'upsert', input: [{ email: 'a@b.c' }] }],
  ['lead', 'a lookup field that is a number', { lookupField: 7, input: [{ email: 'a@b.c' }] }],
  ['lead', 'a partition that is a number', { partitionName: 7, input: [{ email: 'a@b.c' }] }],
  ['trigger', 'no input', { leads: [{ id: 7 }] }],
  ['trigger', 'no leads', { input: { tokens: [] } }],
  ['trigger', 'a lead without a number', { input: { leads: [{}] } }],
  ['trigger', 'a lead by its address', { input: { leads: [{ id: 'ada@example.com' }] } }],
  ['trigger', 'a token without a name', { input: { leads: [{ id: 7 }], tokens: [{ value: 'x' }] } }],
  ['trigger', 'a token without a value', { input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}' }] } }],
  [
    'trigger',
    'a token whose value is a number',
    { input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}', value: 7 }] } },
  ],
  ['activity', 'no input', {}],
  ['activity', 'no lead', activity({ leadId: undefined })],
  ['activity', 'no date', activity({ activityDate: undefined })],
  ['activity', 'no type', activity({ activityTypeId: undefined })],
  ['activity', 'no primary attribute', activity({ primaryAttributeValue: undefined })],
  ['activity', 'a type by its name', activity({ activityTypeId: 'cart' })],
  ['activity', 'an attribute without a name', activity({ attributes: [{ value: 'x' }] })],
  ['activity', 'an attribute without a value', activity({ attributes: [{ name: 'x' }] })],
];
const ourRefused: BodyCase[] = [
  ['lead', 'nobody', { input: [] }],
  ['lead', 'a lead without a field', { input: [{}] }],
  ['lead', '301 leads', { input: Array.from({ length: 301 }, () => ({ email: 'a@b.c' })) }],
  ['lead', 'a field that does not exist', { lookup: 'email', input: [{ email: 'a@b.c' }] }],
  ['trigger', 'nobody', { input: { leads: [] } }],
  ['trigger', '101 leads', { input: { leads: Array.from({ length: 101 }, () => ({ id: 7 })) } }],
  [
    'trigger',
    '101 tokens',
    { input: { leads: [{ id: 7 }], tokens: Array.from({ length: 101 }, () => ({ name: '{{my.x}}', value: '' })) } },
  ],
  ['trigger', 'a token in another form', { input: { leads: [{ id: 7 }], tokens: [{ name: 'x', value: '' }] } }],
  ['trigger', 'tokens beside the input', { input: { leads: [{ id: 7 }] }, tokens: [] }],
  ['activity', 'nothing', { input: [] }],
  ['activity', '301 activities', { input: Array.from({ length: 301 }, () => activity({}).input[0]) }],
  ['activity', 'no attributes', activity({ attributes: undefined })],
  [
    'activity',
    '21 attributes',
    activity({ attributes: Array.from({ length: 21 }, () => ({ name: 'x', value: 'y' })) }),
  ],
  ['activity', 'an attribute with parts', activity({ attributes: [{ name: 'x', value: [1] }] })],
  ['activity', 'milliseconds in the date', activity({ activityDate: '2026-11-22T09:00:00.123Z' })],
];

function activity(change: object): { readonly input: readonly object[] } {
  const base = { leadId: 7, activityDate: '2026-11-22T09:00:00+00:00', activityTypeId: 1, primaryAttributeValue: 'x' };
  return { input: [{ ...base, attributes: [], ...change }] };
}

const taken: BodyCase[] = [
  ['lead', 'an example', { input: [{ email: 'a@b.c' }] }],
  ['trigger', 'an example', { input: { leads: [{ id: 7 }], tokens: [{ name: '{{my.x}}', value: '' }] } }],
  ['activity', 'an example', activity({})],
];
const setup = { contract: marketoContract, requests, taken };

contractCases('marketoContract', {
  ...setup,
  sent: { token: 3, lead: 3, trigger: 2, activity: 1 },
  refused: [...refused, ...ourRefused],
  placeholder: String.raw`\d+`,
  severalTypes: true,
});

vendorCases("the vendor's own contract", {
  ...setup,
  file: 'contracts/marketo/mapi.openapi.json',
  sent: { lead: 3, trigger: 2, activity: 1 },
  refused,
});

describe("the vendor's own contract", () => {
  const identity = sharedJson('contracts/marketo/identity.openapi.json') as
    | { paths: { '/identity/oauth/token': { get: { parameters: { name: string; required: boolean }[] } } } }
    | undefined;

  it('holds every request for a token', ({ skip }) => {
    if (identity === undefined) return skip(ABSENT);
    const asked = identity.paths['/identity/oauth/token'].get.parameters.filter(({ required }) => required);
    const asking = requests.filter(({ path }) => path === '/identity/oauth/token');
    expect(asking).toHaveLength(3);
    for (const { url } of asking) {
      expect([...url.searchParams.keys()].sort()).toEqual(asked.map((each) => each.name).sort());
    }
  });
});
