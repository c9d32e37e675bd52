import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { sendgrid } from './sendgrid.ts';
import { sendgridContract } from './sendgridContract.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => new Response(null, { status: 202 }),
  async (fetch) => {
    const channel = sendgrid({
      key: 'SG.test',
      from: { email: 'shop@example.com' },
      template: 'd-1',
      mail: () => ({ asm: { group_id: 10 }, categories: ['cart'], reply_to: { email: 'help@example.com' } }),
      fetch,
    });
    await channel.send(exampleDelivery({ content: undefined }));
    await channel.send(exampleDelivery({ content: 'Hello' }));
    await channel.send(exampleDelivery({ content: { title: 'Hello', items: [{ id: 1 }] } }));
  },
);

const personal = (change: object = {}): object => ({
  to: [{ email: 'a@b.c' }],
  dynamic_template_data: {},
  custom_args: { opportune_decision_id: 'd1' },
  ...change,
});
const mail = (change: object = {}): object => ({
  from: { email: 's@x.y' },
  template_id: 'd-1',
  personalizations: [personal()],
  ...change,
});

/** What the platform refuses: at least one for each demand. */
const refused: BodyCase[] = [
  ['mail', 'nothing', {}],
  ['mail', 'no sender', mail({ from: undefined })],
  ['mail', 'a sender without an address', mail({ from: { name: 'Shop' } })],
  ['mail', 'a sender as a text', mail({ from: 's@x.y' })],
  ['mail', 'no personalizations', mail({ personalizations: undefined })],
  ['mail', 'a personalization that is no list', mail({ personalizations: personal() })],
  [
    'mail',
    'more than 1,000 personalizations',
    mail({ personalizations: Array.from({ length: 1_001 }, () => personal()) }),
  ],
  ['mail', 'nobody', mail({ personalizations: [personal({ to: undefined })] })],
  ['mail', 'a recipient as a text', mail({ personalizations: [personal({ to: 'a@b.c' })] })],
  ['mail', 'a recipient without an address', mail({ personalizations: [personal({ to: [{}] })] })],
  ['mail', 'data that are a text', mail({ personalizations: [personal({ dynamic_template_data: 'x' })] })],
  ['mail', 'arguments that are a text', mail({ personalizations: [personal({ custom_args: 'x' })] })],
  ['mail', 'a template that is a number', mail({ template_id: 7 })],
  ['mail', 'an unsubscribe group without an id', mail({ asm: {} })],
  ['mail', 'more than 10 categories', mail({ categories: Array.from({ length: 11 }, (_, index) => `c${index}`) })],
];
const ourRefused: BodyCase[] = [
  ['mail', 'no template', mail({ template_id: undefined })],
  ['mail', 'a template of the old kind', mail({ template_id: '0123' })],
  ['mail', 'no personalization', mail({ personalizations: [] })],
  ['mail', 'no recipient', mail({ personalizations: [personal({ to: [] })] })],
  ['mail', 'an address that is none', mail({ personalizations: [personal({ to: [{ email: 'ada' }] })] })],
  ['mail', 'an argument that is a number', mail({ personalizations: [personal({ custom_args: { a: 1 } })] })],
];

const taken: BodyCase[] = [['mail', 'an example', mail()]];
const setup = { contract: sendgridContract, requests, sent: { mail: 3 }, taken };

contractCases('sendgridContract', { ...setup, refused: [...refused, ...ourRefused] });

vendorCases("the vendor's own contract", {
  ...setup,
  file: 'contracts/sendgrid/mail.openapi.json',
  bodyAt: 'components/requestBodies/PostMailSend',
  refused,
});
