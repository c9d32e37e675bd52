import type { Channel } from '@opportune/core';

import { braze } from '../../src/braze/braze.ts';
import { brazeContract } from '../../src/braze/brazeContract.ts';
import type { Contract } from '../../src/contract.ts';
import { customerio } from '../../src/customerio/customerio.ts';
import { customerioContract } from '../../src/customerio/customerioContract.ts';
import type { Fetch } from '../../src/internal/fetch.ts';
import { iterable } from '../../src/iterable/iterable.ts';
import { iterableContract } from '../../src/iterable/iterableContract.ts';
import { klaviyo } from '../../src/klaviyo/klaviyo.ts';
import { klaviyoContract } from '../../src/klaviyo/klaviyoContract.ts';
import { marketo } from '../../src/marketo/marketo.ts';
import { marketoContract } from '../../src/marketo/marketoContract.ts';
import { mautic } from '../../src/mautic/mautic.ts';
import { mauticContract } from '../../src/mautic/mauticContract.ts';
import { onesignal } from '../../src/onesignal/onesignal.ts';
import { onesignalContract } from '../../src/onesignal/onesignalContract.ts';
import { parcelvoy } from '../../src/parcelvoy/parcelvoy.ts';
import { parcelvoyContract } from '../../src/parcelvoy/parcelvoyContract.ts';
import { resend } from '../../src/resend/resend.ts';
import { resendContract } from '../../src/resend/resendContract.ts';
import { salesforceMarketingCloud } from '../../src/salesforce/salesforceMarketingCloud.ts';
import { salesforceMarketingCloudContract } from '../../src/salesforce/salesforceMarketingCloudContract.ts';
import { segment } from '../../src/segment/segment.ts';
import { segmentContract } from '../../src/segment/segmentContract.ts';
import { sendgrid } from '../../src/sendgrid/sendgrid.ts';
import { sendgridContract } from '../../src/sendgrid/sendgridContract.ts';

/** One platform behind a mock. */
export interface PrismCase {
  readonly name: string;
  /** Its OpenAPI documents in the folder `contracts`. */
  readonly documents: readonly string[];
  readonly contract: Contract;
  /** The adapter in each way that the documents know. */
  readonly channels: (to: { readonly baseUrl: string; readonly fetch: Fetch }) => readonly Channel[];
  /** Of each operation that the channels call, what the mock has to refuse in the place of what they send. */
  readonly refused: Readonly<Record<string, Refused>>;
  /** What is answered instead, where the documents have no example and the mock makes up one that takes itself back. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/** Another body, or where there is none another address. */
export type Refused = { readonly body: unknown } | { readonly url: (url: string) => string };

const nothing: Refused = { body: {} };
const profile = () => ({ tier: 'gold' });

export const prismCases: readonly PrismCase[] = [
  {
    name: 'Braze',
    documents: ['braze/rest.openapi.json'],
    contract: brazeContract,
    channels: (to) =>
      [{ event: 'Cart' }, { campaign: 'c1' }, { canvas: 'c2' }, { transactional: 'c3' }].map((trigger) =>
        braze({ key: 'k', trigger, ...to }),
      ),
    refused: {
      event: { body: { events: [{ name: 'Cart' }] } },
      campaign: nothing,
      canvas: nothing,
      transactional: nothing,
    },
  },
  {
    name: 'Customer.io',
    documents: ['customerio/app-transactional.openapi.json'],
    contract: customerioContract,
    channels: (to) => [customerio({ appKey: 'k', message: 3, ...to })],
    refused: { message: nothing },
  },
  {
    name: 'Iterable',
    documents: ['iterable/rest.openapi.json'],
    contract: iterableContract,
    channels: (to) =>
      [{ event: 'Cart' }, { campaign: 1 }, { workflow: 7 }].map((trigger) => iterable({ key: 'k', trigger, ...to })),
    refused: { event: nothing, campaign: nothing, workflow: nothing },
  },
  {
    name: 'Klaviyo',
    documents: ['klaviyo/stable.openapi.json'],
    contract: klaviyoContract,
    channels: (to) => [klaviyo({ key: 'pk_k', profile: () => ({ first_name: 'Ada' }), ...to })],
    // What the mock took as long as a schema of the vendor's did not compile.
    refused: { event: { body: { event: 'x' } }, profile: nothing },
  },
  {
    name: 'Marketo',
    documents: ['marketo/identity.openapi.json', 'marketo/mapi.openapi.json'],
    contract: marketoContract,
    channels: (to) =>
      [{ campaign: 1900 }, { activity: { type: 100001 } }].map((what) =>
        marketo({ clientId: 'i', clientSecret: 's', ...what, ...to }),
      ),
    refused: {
      token: { url: (url) => url.replace(/\?.*/, '') },
      lead: { body: { input: 'x' } },
      trigger: nothing,
      activity: nothing,
    },
    // Made up, they hold a success and errors as well.
    said: {
      lead: { success: true, result: [{ id: 318581, status: 'updated' }] },
      trigger: { success: true, result: [{ id: 1900 }] },
      activity: { success: true, result: [{ id: 1, status: 'added' }] },
    },
  },
  {
    name: 'Mautic',
    documents: ['mautic/rest.openapi.json'],
    contract: mauticContract,
    channels: (to) => {
      const login = { user: 'u', password: 'p', ...to };
      return [
        mautic({ ...login, trigger: { email: 3 } }),
        mautic({ ...login, trigger: { campaign: 5 }, profile, contact: () => 48 }),
      ];
    },
    refused: {
      contact: nothing,
      change: nothing,
      email: { body: { tokens: 'x' } },
      campaign: { url: (url) => url.replace('/campaigns/5/', '/campaigns/five/') },
    },
  },
  {
    name: 'OneSignal',
    documents: ['onesignal/custom-events.openapi.json'],
    contract: onesignalContract,
    channels: (to) => [onesignal({ key: 'k', appId: '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', ...to })],
    refused: { event: { body: { events: [{ name: 'Cart' }] } } },
  },
  {
    name: 'Parcelvoy',
    documents: ['parcelvoy/client.openapi.json'],
    contract: parcelvoyContract,
    channels: (to) =>
      [{ event: 'cart' }, { campaign: 3 }, { journey: 5, entrance: 12 }].map((trigger) =>
        parcelvoy({ key: 'sk_k', trigger, profile, ...to }),
      ),
    refused: { event: nothing, campaign: nothing, journey: nothing },
  },
  {
    name: 'Resend',
    documents: ['resend/rest.openapi.json'],
    contract: resendContract,
    channels: (to) => [
      resend({ key: 're_k', from: 'Shop <shop@example.com>', ...to }),
      resend({ key: 're_k', event: 'decision.made', ...to }),
    ],
    refused: { mail: nothing, event: nothing },
  },
  {
    name: 'Salesforce Marketing Cloud',
    documents: ['salesforce-marketing-cloud/engagement.openapi.json'],
    contract: salesforceMarketingCloudContract,
    channels: (to) =>
      [{ event: 'APIEvent-1' }, { definition: 'cart' }].map((what) =>
        salesforceMarketingCloud({ subdomain: 'mc-ours', clientId: 'i', clientSecret: 's', ...what, ...to }),
      ),
    refused: { token: nothing, event: nothing, message: nothing },
  },
  {
    name: 'Segment',
    documents: ['segment/http-tracking.openapi.json'],
    contract: segmentContract,
    channels: (to) => [segment({ key: 'k', profile, ...to })],
    refused: { track: nothing, identify: nothing },
  },
  {
    name: "Segment's calls at Parcelvoy",
    documents: ['parcelvoy/client.openapi.json'],
    contract: segmentContract,
    channels: (to) => [segment({ key: 'pk_k', dialect: 'parcelvoy', profile, ...to })],
    refused: { calls: { body: [] } },
  },
  {
    name: 'SendGrid',
    documents: ['sendgrid/mail.openapi.json'],
    contract: sendgridContract,
    channels: (to) => [sendgrid({ key: 'SG.k', from: { email: 'shop@example.com' }, template: 'd-1', ...to })],
    refused: { mail: nothing },
  },
];

/** Documents that no mock is made of, and why. */
export const notMocked: Readonly<Record<string, string>> = {
  'activecampaign/trackcmp.openapi.json': 'a form: how strictly Prism judges the fields of one has not been tried',
  'marketo/data-ingestion.openapi.json': 'the adapter writes leads one by one, in the request that finds them',
  'sendgrid/marketing-contacts.openapi.json': 'the adapter sends mails and writes no contacts',
  'sendgrid/webhook-settings.openapi.json': 'web hooks are set up by hand',
};
