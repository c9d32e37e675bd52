import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { mandrill } from './mandrill.ts';
import { mandrillContract } from './mandrillContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json([{ status: 'queued' }]),
  async (fetch) => {
    const account = { key: 'md-test', template: 'cart', fetch };
    const further = { from_email: 'shop@example.com', subject: 'Cart', tags: ['cart'], metadata: { campaign: 7 } };
    const channel = mandrill({ ...account, mail: () => further });
    await channel.send(exampleDelivery({ content: undefined }));
    await channel.send(exampleDelivery({ content: 'Hello' }));
    await channel.send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }], none: null } }));
    const bars = mandrill({
      ...account,
      mergeLanguage: 'handlebars',
      identify: () => ({ email: 'a@b.c', name: 'Ada' }),
    });
    await bars.send(exampleDelivery({ content: { items: [{ id: 1 }] } }));
  },
  '/api/1.0',
);

const message = (change: object = {}): object => ({
  to: [{ email: 'a@b.c' }],
  global_merge_vars: [{ name: 'PRODUCT', content: 'x' }],
  metadata: { opportune_decision_id: 'd1' },
  ...change,
});
const mail = (change: object = {}): object => ({
  key: 'k',
  template_name: 'cart',
  template_content: [],
  message: message(),
  ...change,
});

const refused: BodyCase[] = [
  ['mail', 'nothing', {}],
  ['mail', 'no key', mail({ key: undefined })],
  ['mail', 'no template', mail({ template_name: undefined })],
  ['mail', 'a template without a slug', mail({ template_name: '' })],
  ['mail', 'no content of regions', mail({ template_content: undefined })],
  ['mail', 'a region without content', mail({ template_content: [{ name: 'main' }] })],
  ['mail', 'no message', mail({ message: undefined })],
  ['mail', 'a field that is not there', mail({ template: 'cart' })],
  ['mail', 'a time of another form', mail({ send_at: '2026-11-22T09:00:00Z' })],
  ['mail', 'nobody', mail({ message: message({ to: undefined }) })],
  ['mail', 'no recipient', mail({ message: message({ to: [] }) })],
  ['mail', 'a recipient as a text', mail({ message: message({ to: ['a@b.c'] }) })],
  ['mail', 'a recipient without an address', mail({ message: message({ to: [{ name: 'Ada' }] }) })],
  ['mail', 'an address that is none', mail({ message: message({ to: [{ email: 'ada' }] }) })],
  ['mail', 'a recipient of another type', mail({ message: message({ to: [{ email: 'a@b.c', type: 'reply' }] }) })],
  ['mail', 'a sender as an object', mail({ message: message({ from_email: { email: 'a@b.c' } }) })],
  ['mail', 'variables as an object', mail({ message: message({ global_merge_vars: { PRODUCT: 'x' } }) })],
  ['mail', 'a variable without a name', mail({ message: message({ global_merge_vars: [{ content: 'x' }] }) })],
  ['mail', 'a variable of the platform', mail({ message: message({ global_merge_vars: [{ name: '_x' }] }) })],
  ['mail', 'variables of nobody', mail({ message: message({ merge_vars: [{ vars: [] }] }) })],
  ['mail', 'another language', mail({ message: message({ merge_language: 'liquid' }) })],
  ['mail', 'a tag of the platform', mail({ message: message({ tags: ['_x'] }) })],
  ['mail', 'a tag of 51 characters', mail({ message: message({ tags: ['x'.repeat(51)] }) })],
  ['mail', 'metadata with parts', mail({ message: message({ metadata: { a: {} } }) })],
];

contractCases('mandrillContract', {
  contract: mandrillContract,
  requests,
  sent: { mail: 4 },
  taken: [['mail', 'an example', mail()]],
  refused,
});
