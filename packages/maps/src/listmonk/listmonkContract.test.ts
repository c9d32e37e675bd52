import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { listmonk } from './listmonk.ts';
import { listmonkContract } from './listmonkContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ data: true }),
  async (fetch) => {
    const options = { baseUrl: 'https://listmonk.example/api', user: 'u', token: 't', template: 2, fetch };
    await listmonk(options).send(exampleDelivery());
    await listmonk({
      ...options,
      message: () => ({ from_email: 'Shop <shop@example.com>', headers: [{ 'X-Cart': '7' }], content_type: 'html' }),
      profile: () => ({ name: 'Ada', lists: [1], attribs: { tier: 'gold' }, preconfirm_subscriptions: true }),
    }).send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }] } }));
    await listmonk({ ...options, identify: () => ({ id: 47 }) }).send(exampleDelivery({ content: 'Hello' }));
  },
  '/api',
);

const subscriber = (change: object = {}): object => ({ email: 'ada@example.com', status: 'enabled', ...change });
const message = (change: object = {}): object => ({
  subscriber_mode: 'fallback',
  subscriber_emails: ['ada@example.com'],
  template_id: 2,
  ...change,
});

contractCases('listmonkContract', {
  contract: listmonkContract,
  requests,
  sent: { subscriber: 1, message: 3 },
  taken: [
    ['subscriber', 'an example', subscriber()],
    ['message', 'an example', message()],
    ['message', 'a subscriber by number', { subscriber_mode: 'default', subscriber_ids: [47], template_id: 2 }],
  ],
  refused: [
    ['subscriber', 'no address', subscriber({ email: undefined })],
    ['subscriber', 'an address that is none', subscriber({ email: 'ada' })],
    ['subscriber', 'no status', subscriber({ status: undefined })],
    ['subscriber', 'a status that there is not', subscriber({ status: 'active' })],
    ['subscriber', 'lists by name', subscriber({ lists: ['news'] })],
    ['subscriber', 'attributes that are a list', subscriber({ attribs: [] })],
    ['message', 'no template', message({ template_id: undefined })],
    ['message', 'a template by name', message({ template_id: 'cart' })],
    ['message', 'nobody', message({ subscriber_emails: undefined })],
    ['message', 'nobody in a list', message({ subscriber_emails: [] })],
    ['message', 'somebody by both', message({ subscriber_mode: 'default', subscriber_ids: [47] })],
    ['message', 'a number in a mode of addresses', message({ subscriber_emails: undefined, subscriber_ids: [47] })],
    ['message', 'a mode that there is not', message({ subscriber_mode: 'any' })],
    ['message', 'data that are a text', message({ data: 'Hello' })],
    ['message', 'headers that are no list', message({ headers: { 'X-Cart': '7' } })],
    ['message', 'a content of another type', message({ content_type: 'text/html' })],
  ] satisfies BodyCase[],
});
