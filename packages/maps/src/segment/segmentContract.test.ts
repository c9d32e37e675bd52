import type { BodyCase } from '../../test/bodyCase.ts';
import { contractCases } from '../../test/contractCases.ts';
import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { recording } from '../../test/recording.ts';
import { vendorCases } from '../../test/vendorCases.ts';
import { segment } from './segment.ts';
import { segmentContract } from './segmentContract.ts';
import type { SegmentOptions } from './segmentOptions.ts';

const OPTIONS: readonly Partial<SegmentOptions>[] = [
  { profile: ({ profile }) => profile, integrations: { All: true } },
  { identify: () => ({ anonymousId: 'a7' }) },
  { dialect: 'parcelvoy', baseUrl: 'https://map.example', profile: ({ profile }) => profile },
];

/** Every shape of request that the adapter makes. */
const requests = recording(
  () => Response.json({}),
  async (fetch) => {
    for (const options of OPTIONS) {
      const channel = segment({ key: 'key', ...options, fetch });
      for (const content of [undefined, 'Hello', { title: 'Hello', items: [{ id: 1 }] }]) {
        await channel.send(exampleDelivery({ channel: 'crm', content }));
      }
      await channel.sendMany?.(['d1', 'd2'].map((id) => exampleDelivery({ id, customer: id, channel: 'crm' })));
    }
  },
  '/v1',
);

const track = (change: object): object => ({ type: 'track', userId: 'ada', event: 'Cart Reminder', ...change });
const identify = (change: object): object => ({ type: 'identify', userId: 'ada', traits: {}, ...change });
const refusedTracks: BodyCase[] = [
  ['track', 'no name', track({ event: undefined })],
  ['track', 'an empty name', track({ event: '' })],
  ['track', 'nobody', track({ userId: undefined })],
  ['track', 'somebody who is a number', track({ userId: 7 })],
  ['track', 'a messageId that is too long', track({ messageId: 'x'.repeat(101) })],
  ['track', 'properties that are an array', track({ properties: [] })],
  ['track', 'a time in seconds', track({ timestamp: 1795338000 })],
  ['track', 'integrations that are a list', track({ integrations: ['Braze'] })],
];
const ourRefusedTracks: BodyCase[] = [
  ['track', 'no type', track({ type: undefined })],
  ['track', 'the type of another call', track({ type: 'page' })],
  ['track', 'an empty person', track({ userId: '' })],
  ['track', 'a time without an offset', track({ timestamp: '2026-11-22T09:00:00' })],
  ['track', 'a field that does not exist', track({ traits: {} })],
];
const refusedIdentifies: BodyCase[] = [
  ['identify', 'nobody', identify({ userId: undefined })],
  ['identify', 'traits that are a text', identify({ traits: 'loyal' })],
];
const refusedCalls: BodyCase[] = [
  ['calls', 'no array', track({})],
  ['calls', 'nothing', []],
  ['calls', 'a call of nobody', [track({ userId: undefined })]],
  ['calls', 'a call without a type', [track({ type: undefined })]],
];

const refusedBatches: BodyCase[] = [
  ['batch', 'an array alone', [track({})]],
  ['batch', 'nothing', { batch: [] }],
  ['batch', 'a call of nobody', { batch: [track({ userId: undefined })] }],
  ['batch', 'a call without a type', { batch: [track({}), track({ type: undefined })] }],
];

const taken: BodyCase[] = [
  ['track', 'an example', track({})],
  ['identify', 'an example', identify({})],
  ['batch', 'an example', { batch: [track({}), identify({})] }],
  ['calls', 'an example', [track({}), identify({})]],
];
const refused = [...refusedTracks, ...refusedIdentifies, ...refusedBatches, ...refusedCalls];

const setup = { contract: segmentContract, requests, taken };

contractCases('segmentContract', {
  ...setup,
  sent: { track: 6, identify: 3, batch: 2, calls: 4 },
  refused: [...refused, ...ourRefusedTracks],
});

vendorCases('the contract segment/http-tracking', {
  ...setup,
  file: 'contracts/segment/http-tracking.openapi.json',
  sent: { track: 6, identify: 3, batch: 2 },
  refused,
});

vendorCases('the contract parcelvoy/client', {
  ...setup,
  file: 'contracts/parcelvoy/client.openapi.json',
  sent: { calls: 4 },
  refused,
});
