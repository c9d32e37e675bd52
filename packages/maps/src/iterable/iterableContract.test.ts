import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { iterable } from './iterable.ts';
import { iterableContract } from './iterableContract.ts';
import type { IterableOptions, IterableTrigger } from './iterableOptions.ts';

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({ code: 'Success', msg: '' }),
  async (fetch) => {
    const send = (content: unknown, options: Partial<IterableOptions>): Promise<unknown> =>
      iterable({ key: 'k', fetch, ...options }).send(exampleDelivery({ content }, {}));

    const triggers: IterableTrigger[] = [{ event: 'Cart' }, { campaign: 1, repeats: false }, { workflow: 7 }];
    for (const trigger of triggers) {
      await send(undefined, { trigger });
      await send({ title: 'Hello', items: [{ id: 1 }] }, { trigger, identify: () => ({ email: 'a@b.c' }) });
    }
  },
);

const event = (change: object = {}): object => ({ userId: 'ada', eventName: 'Cart', ...change });
const campaign = (change: object = {}): object => ({ campaignId: 1, recipientUserId: 'ada', ...change });
const workflow = (change: object = {}): object => ({ workflowId: 7, userId: 'ada', ...change });

const taken: BodyCase[] = [
  ['event', 'an example', event()],
  ['campaign', 'an example', campaign()],
  ['workflow', 'an example', workflow()],
];
/** What the platform refuses: at least one for each demand that the vendor's own contract knows. */
const refused: BodyCase[] = [
  ['event', 'nobody', event({ userId: undefined })],
  ['event', 'no name', event({ eventName: undefined })],
  ['event', 'a time in ISO 8601', event({ createdAt: '2026-11-22T09:00:00Z' })],
  ['event', 'a time in parts of a second', event({ createdAt: 1795338000.5 })],
  ['event', 'an id that is a number', event({ id: 7 })],
  ['event', 'fields that are a list', event({ dataFields: [] })],
  ['campaign', 'no campaign', campaign({ campaignId: undefined })],
  ['campaign', 'a campaign that is a text', campaign({ campaignId: '1' })],
  ['campaign', 'nobody', campaign({ recipientUserId: undefined })],
  ['campaign', 'metadata that are a text', campaign({ metadata: 'd1' })],
  ['campaign', 'repeats that are a text', campaign({ allowRepeatMarketingSends: 'no' })],
  ['workflow', 'no workflow', workflow({ workflowId: undefined })],
  ['workflow', 'nobody', workflow({ userId: undefined })],
  ['workflow', 'fields that are a text', workflow({ dataFields: 'x' })],
];
const oursRefuse: BodyCase[] = [
  ['event', 'a customer by both', event({ email: 'a@b.c' })],
  ['event', 'an address that is none', event({ userId: undefined, email: 'ada' })],
  ['event', 'a time in milliseconds', event({ createdAt: 1795338000123 })],
  ['event', 'an id that is too long', event({ id: 'x'.repeat(513) })],
  ['campaign', 'the names of the other requests', { campaignId: 1, userId: 'ada' }],
  ['workflow', 'a whole list', { workflowId: 7, listId: 1 }],
];

const setup = { contract: iterableContract, requests, sent: { event: 2, campaign: 2, workflow: 2 }, taken };

contractCases('iterableContract', {
  ...setup,
  refused: [...refused, ...oursRefuse],
});

vendorCases("the vendor's own contract", { ...setup, file: 'contracts/iterable/rest.openapi.json', refused });
