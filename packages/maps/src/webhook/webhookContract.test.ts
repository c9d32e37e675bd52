import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { webhook } from './webhook.ts';
import { webhookContract } from './webhookContract.ts';

const delivery = exampleDelivery({
  action: 'call-back',
  group: 'service',
  channel: 'crm',
  slot: 'call',
  content: { script: 'Hello' },
  factors: [{ factor: 'value', value: 3 }],
});
const { decision } = delivery;

const requests = recording(
  () => new Response(null, { status: 202 }),
  (fetch) => {
    const secret = `whsec_${'a'.repeat(32)}`;
    return webhook({ url: 'https://crm.example/decisions', secret, attributes: ['email'], fetch }).send(delivery);
  },
);

const body = (data: object): object => ({ type: 'decision', timestamp: '2026-11-22T09:00:00.123Z', data });

contractCases('webhookContract', {
  contract: webhookContract,
  requests,
  sent: { decision: 1 },
  taken: [['decision', 'an example', body({ decision, profile: {} })]],
  refused: [
    ['decision', 'nothing', {}],
    ['decision', 'another type', { ...body({ decision, profile: {} }), type: 'event' }],
    ['decision', 'no profile', body({ decision })],
    ['decision', 'no decision', body({ profile: {} })],
    ['decision', 'a decision for nobody', body({ decision: { ...decision, customer: '' }, profile: {} })],
    ['decision', 'a probability above 1', body({ decision: { ...decision, probability: 1.5 }, profile: {} })],
    [
      'decision',
      'an arm without a share',
      body({ decision: { ...decision, arms: { test: { arm: 'a' } } }, profile: {} }),
    ],
    ['decision', 'a time that is a text', body({ decision: { ...decision, at: '2026-11-22' }, profile: {} })],
    ['decision', 'more than there is', { ...body({ decision, profile: {} }), extra: 1 }],
  ],
});
