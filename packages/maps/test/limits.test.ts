import type { CallLimit, Channel } from '@opportune/core';
import { expect, it } from 'vitest';

import { activecampaign } from '../src/activecampaign/index.ts';
import { braze } from '../src/braze/index.ts';
import { customerio } from '../src/customerio/index.ts';
import { hubspot } from '../src/hubspot/index.ts';
import { iterable } from '../src/iterable/index.ts';
import { klaviyo } from '../src/klaviyo/index.ts';
import { marketo } from '../src/marketo/index.ts';
import { onesignal } from '../src/onesignal/index.ts';
import { resend } from '../src/resend/index.ts';
import { segment } from '../src/segment/index.ts';
import { sendgrid } from '../src/sendgrid/index.ts';

const HOST = 'https://platform.example';
const profile = () => ({ firstName: 'Ada' });
const some = (): never => undefined as never;

const ac = { key: 'k', actid: '1', eventKey: 'e', baseUrl: HOST };
const rest = { key: 'k', baseUrl: HOST };
const app = { key: 'k', appId: '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' };
const site = { siteId: 's', apiKey: 'k' };
const lead = { baseUrl: HOST, clientId: 'id', clientSecret: 'secret' };

const second = (atMost: number): CallLimit => ({ atMost, per: 1_000 });
const DAY = 86_400_000;

/** How many decisions go to a platform in a span: by its own words, less where a decision is several requests. */
const channels: readonly (readonly [what: string, channel: Channel, limits: readonly CallLimit[]])[] = [
  ['an event of ActiveCampaign', activecampaign({ ...ac, trigger: { event: 'cart' } }), []],
  ['one with a profile', activecampaign({ ...ac, trigger: { event: 'cart' }, profile }), [second(5)]],
  ['an automation', activecampaign({ ...ac, trigger: { automation: 7 } }), [second(2)]],
  ['either', activecampaign({ ...ac, trigger: some }), [second(2)]],
  ['an event of Braze', braze(rest), [{ atMost: 3_000, per: 3_000 }]],
  ['a canvas', braze({ ...rest, trigger: { canvas: 'c' } }), [{ atMost: 250_000, per: 3_600_000 }]],
  ['a transactional campaign', braze({ ...rest, trigger: { transactional: 'c' } }), []],
  [
    'any of them',
    braze({ ...rest, trigger: some }),
    [
      { atMost: 3_000, per: 3_000 },
      { atMost: 250_000, per: 3_600_000 },
    ],
  ],
  ['an event of Customer.io', customerio(site), [second(1_000)]],
  ['one with a profile', customerio({ ...site, profile: () => ({}) }), [second(500)]],
  ['a message', customerio({ appKey: 'k', message: 3 }), [{ atMost: 3_000, per: 3_000 }]],
  ['an event of HubSpot', hubspot({ key: 'k', trigger: { event: 'pe1_cart' } }), [second(1_250)]],
  [
    'one with a contact',
    hubspot({ key: 'k', trigger: some, profile: () => ({}) }),
    [second(1_250), { atMost: 100, per: 10_000 }, { atMost: 250_000, per: DAY }],
  ],
  ['an email', hubspot({ key: 'k', trigger: { email: 7 }, profile: () => ({}) }), []],
  ['an event of Iterable', iterable({ key: 'k' }), [second(2_000)]],
  ['a campaign', iterable({ key: 'k', trigger: { campaign: 7 } }), []],
  ['an event of Klaviyo', klaviyo({ key: 'k' }), [second(350), { atMost: 3_500, per: 60_000 }]],
  [
    'one with a profile',
    klaviyo({ key: 'k', profile: () => ({}) }),
    [second(350), { atMost: 3_500, per: 60_000 }, second(75), { atMost: 750, per: 60_000 }],
  ],
  [
    'a campaign of Marketo, whose lead is looked up',
    marketo({ ...lead, campaign: 7 }),
    [
      { atMost: 50, per: 20_000 },
      { atMost: 25_000, per: DAY },
    ],
  ],
  ['an event of OneSignal', onesignal(app), []],
  ['a message', onesignal({ ...app, trigger: { channel: 'push' } }), [second(150)]],
  [
    'one with a user',
    onesignal({ ...app, trigger: { channel: 'push' }, profile: () => ({}) }),
    [second(150), second(1_000)],
  ],
  ['a mail of Resend', resend({ key: 'k', from: 'a@b.c', template: 't' }), [second(10)]],
  ['a call of Segment', segment({ key: 'k' }), [{ atMost: 3_000, per: 3_000 }]],
  ['two of them', segment({ key: 'k', profile: () => ({}) }), [{ atMost: 1_500, per: 3_000 }]],
  ['a call of Parcelvoy', segment({ key: 'k', dialect: 'parcelvoy', baseUrl: HOST }), []],
  ['a mail of SendGrid', sendgrid({ key: 'k', from: { email: 'a@b.c' }, template: 'd-1' }), [second(10_000)]],
];

it.each(channels)('limits %s', (_, { limits }, expected) => {
  expect(limits).toEqual(expected);
});
