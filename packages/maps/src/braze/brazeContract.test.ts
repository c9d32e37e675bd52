import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { braze } from './braze.ts';
import { brazeContract } from './brazeContract.ts';
import type { BrazeOptions } from './brazeOptions.ts';

const user_alias = { alias_name: 'ada', alias_label: 'shop' };

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ message: 'success' }),
  async (fetch) => {
    const send = (content: unknown, options: Partial<BrazeOptions>): Promise<unknown> =>
      braze({ key: 'k', baseUrl: 'https://rest.iad-01.braze.com', fetch, ...options }).send(
        exampleDelivery({ id: '0123456789abcdef', content }, { segment: null }),
      );

    for (const trigger of [{ event: 'Cart' }, { campaign: 'c1' }, { canvas: 'c2' }, { transactional: 'c3' }]) {
      await send(undefined, { trigger });
      await send('Hello', { trigger, identify: () => ({ user_alias }) });
      await send({ title: 'Hello', items: [{ id: 1 }] }, { trigger, profile: ({ profile }) => profile });
    }
  },
);

const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);
const time = '2026-11-22T09:00:00.000Z';
const event = (change: object = {}): object => ({ external_id: 'ada', name: 'Cart', time, ...change });
const recipient = { external_user_id: 'ada' };

const taken: BodyCase[] = [
  ['event', 'an event', { events: [event()] }],
  ['campaign', 'a recipient', { campaign_id: 'c', recipients: [recipient] }],
  ['canvas', 'a recipient', { canvas_id: 'c', recipients: [recipient] }],
  ['transactional', 'a recipient', { recipient, external_send_id: 'd1' }],
];
/** What the platform refuses: at least one for each demand that the vendor's own contract knows. */
const refused: BodyCase[] = [
  ['event', 'nothing in it', {}],
  ['event', 'an event of nobody', { events: [event({ external_id: undefined })] }],
  ['event', 'an event without a name', { events: [event({ name: undefined })] }],
  ['event', 'a name that is too long', { events: [event({ name: 'x'.repeat(256) })] }],
  ['event', 'an event without a time', { events: [event({ time: undefined })] }],
  ['event', 'a time in seconds', { events: [event({ time: 1795338000 })] }],
  ['event', 'properties that are a list', { events: [event({ properties: [] })] }],
  ['event', 'half an alias', { events: [event({ external_id: undefined, user_alias: { alias_name: 'a' } })] }],
  ['event', 'too many events', { events: many(76, event()) }],
  ['event', 'too many attributes', { attributes: many(76, { external_id: 'ada' }) }],
  ['campaign', 'no campaign', { recipients: [recipient] }],
  ['campaign', 'a recipient that is nobody', { campaign_id: 'c', recipients: [{}] }],
  ['campaign', 'too many recipients', { campaign_id: 'c', recipients: many(51, recipient) }],
  [
    'campaign',
    'properties that are a text',
    { campaign_id: 'c', recipients: [{ ...recipient, trigger_properties: '' }] },
  ],
  ['canvas', 'no canvas', { campaign_id: 'c', recipients: [recipient] }],
  ['canvas', 'recipients that are none', { canvas_id: 'c', recipients: recipient }],
  ['canvas', 'too many recipients', { canvas_id: 'c', recipients: many(51, recipient) }],
  ['transactional', 'nobody to send to', { external_send_id: 'd1' }],
  ['transactional', 'a list of recipients', { recipient: [recipient] }],
  ['transactional', 'a recipient that is nobody', { recipient: {} }],
  ['transactional', 'an id that is a number', { recipient, external_send_id: 7 }],
];
const oursRefuse: BodyCase[] = [
  ['event', 'no event in it', { events: [] }],
  ['event', 'an event of two', { events: [event({ user_alias })] }],
  ['event', 'a time without an offset', { events: [event({ time: '2026-11-22T09:00:00' })] }],
  ['event', 'a property that begins with a dollar', { events: [event({ properties: { $title: 1 } })] }],
  ['campaign', 'nobody to send to', { campaign_id: 'c' }],
  ['campaign', 'everybody to send to', { campaign_id: 'c', broadcast: true }],
  ['transactional', 'an id that is no Base64', { recipient, external_send_id: 'd 1' }],
];

const setup = {
  contract: brazeContract,
  requests,
  sent: { event: 3, campaign: 3, canvas: 3, transactional: 3 },
  taken,
};

contractCases('brazeContract', {
  ...setup,
  refused: [...refused, ...oursRefuse],
  placeholder: 'c3',
});

vendorCases("the vendor's own contract", { ...setup, file: 'contracts/braze/rest.openapi.json', refused });
