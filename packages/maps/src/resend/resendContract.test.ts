import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { resend } from './resend.ts';
import { resendContract } from './resendContract.ts';
import type { ResendOptions } from './resendOptions.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ id: 'e1' }),
  async (fetch) => {
    const channel = (options: ResendOptions) => resend({ ...options, fetch });
    const key = 're_test';
    const from = 'Shop <shop@example.com>';
    await channel({ key, from }).send(exampleDelivery({ content: { subject: 'Hello', html: '<p>Hello</p>' } }));
    await channel({ key, from }).send(
      exampleDelivery({ customer: 'ada@example.com', content: { subject: 'Hello', text: 'Hello' } }),
    );
    const further = () => ({ subject: 'Hello', tags: [{ name: 'category', value: 'cart' }] });
    const cart = channel({ key, from: 'shop@example.com', template: 'cart', mail: further });
    await cart.send(exampleDelivery({ content: { title: 'Hello', price: 9.5, items: [{ id: 1 }] } }));
    await cart.send(exampleDelivery({ content: undefined }));
    const events = channel({ key, event: 'decision.made' });
    await events.send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }] } }));
    await events.send(exampleDelivery({ content: undefined }));
  },
);

const mail = (change: object = {}): object => ({
  from: 's@x.y',
  to: ['a@b.c'],
  subject: 'Hello',
  html: '<p>Hello</p>',
  tags: [{ name: 'opportune_decision_id', value: 'd1' }],
  ...change,
});
const template = (change: object = {}): object =>
  mail({ html: undefined, template: { id: 'cart', variables: { title: 'Hello', price: 9.5 }, ...change } });
const event = (change: object = {}): object => ({ event: 'decision.made', email: 'a@b.c', payload: {}, ...change });

/** What the platform refuses: at least one for each demand. */
const refused: BodyCase[] = [
  ['mail', 'nothing', {}],
  ['mail', 'no sender', mail({ from: undefined })],
  ['mail', 'nobody', mail({ to: undefined })],
  ['mail', 'an empty list of recipients', mail({ to: [] })],
  ['mail', 'more than 50 recipients', mail({ to: Array.from({ length: 51 }, () => 'a@b.c') })],
  ['mail', 'no subject', mail({ subject: undefined })],
  ['mail', 'HTML that is no text', mail({ html: 7 })],
  ['mail', 'a template without an id', template({ id: undefined })],
  ['mail', 'a variable that is a list', template({ variables: { items: ['mug'] } })],
  ['mail', 'tags that are no list', mail({ tags: { decision: 'd1' } })],
  ['mail', 'a tag that is a number', mail({ tags: [{ name: 'a', value: 1 }] })],
  ['event', 'no event', event({ event: undefined })],
  ['event', 'an address that is a number', event({ email: 7 })],
  ['event', 'a payload that is a text', event({ payload: 'x' })],
];
const ourRefused: BodyCase[] = [
  ['mail', 'a sender that is none', mail({ from: 'Shop' })],
  ['mail', 'neither HTML nor text nor template', mail({ html: undefined })],
  ['mail', 'a template and HTML', { ...template(), html: '<p>Hello</p>' }],
  ['mail', 'a variable with a name that is none', template({ variables: { 'a-b': 'x' } })],
  ['mail', 'a variable that is too long', template({ variables: { a: 'x'.repeat(2_001) } })],
  ['mail', 'a tag with a sign that it cannot hold', mail({ tags: [{ name: 'a', value: 'ada@example.com' }] })],
  ['mail', 'a tag that is too long', mail({ tags: [{ name: 'a', value: 'x'.repeat(257) }] })],
  ['mail', 'a tag without a value', mail({ tags: [{ name: 'a' }] })],
  ['event', 'nobody', event({ email: undefined })],
  ['event', 'an address that is none', event({ email: 'ada' })],
  ['event', 'a name of the platform', event({ event: 'resend:made' })],
];

const taken: BodyCase[] = [
  ['mail', 'HTML', mail()],
  ['mail', 'a template', template()],
  ['event', 'an example', event()],
];
const setup = { contract: resendContract, requests, sent: { mail: 4, event: 2 } };

contractCases('resendContract', {
  ...setup,
  taken: [
    ...taken,
    ['mail', 'a template without a subject, which the template has itself', { ...template(), subject: undefined }],
  ],
  refused: [...refused, ...ourRefused],
});

vendorCases("the vendor's own contract", {
  ...setup,
  file: 'contracts/resend/rest.openapi.json',
  taken,
  refused,
});
