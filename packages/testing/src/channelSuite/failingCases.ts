import type { Delivery, Receipt } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { ChannelSetup } from './channelSetup.ts';
import { exampleDelivery } from './exampleDelivery.ts';
import { platform } from './platform.ts';

const LONGEST_DETAIL = 1_000;

/** The status of an answer; 204 may hold no body. */
const withBody = ({ status }: Response): number => (status === 204 ? 200 : status);

/** No way to fail makes a channel throw, reject or wait for ever. */
export function failingCases(setup: ChannelSetup): void {
  const send = (answer: Parameters<typeof platform>[0], delivery: Delivery = exampleDelivery()): Promise<Receipt> =>
    setup.channel(platform(answer).fetch).send(delivery);

  const silence = (): Promise<Response> => new Promise<Response>(() => undefined);
  const endless = (): ReadableStream =>
    new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(120)) });
  const stalled = (): ReadableStream => new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(8)) });

  describe('send, when things go wrong', () => {
    it.each<[string, Parameters<typeof platform>[0]]>([
      ['a connection that is refused', () => Promise.reject(new TypeError('fetch failed'))],
      [
        'a fetch that throws',
        () => {
          throw new Error('no network');
        },
      ],
      ['a rejection that is no error', () => Promise.reject('reset')],
      ['no answer at all', silence],
      ['a body that stalls', () => new Response(stalled(), { status: 500 })],
    ])('survives %s, and says that it may be tried again', async (_, answer) => {
      expect(await send(answer)).toMatchObject({ status: 'failed', retryable: true });
    });

    it.each<[string, () => string | Uint8Array<ArrayBuffer> | ReadableStream | null]>([
      ['nothing', () => null],
      ['broken JSON', () => '{"errors":[{'],
      ['JSON of another form', () => '{"errors":[null,7,{"detail":{}}]}'],
      ['a page', () => '<!doctype html><title>Bad gateway</title>'],
      ['bytes', () => new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
      ['a body without an end', endless],
    ])('survives an answer that holds %s', async (_, body) => {
      const refused = await send(() => new Response(body(), { status: 400 }));
      expect(refused).toMatchObject({ status: 'failed', retryable: false });
      expect(refused.detail?.length ?? 0).toBeLessThanOrEqual(LONGEST_DETAIL);
      const taken = await send((request) => new Response(body(), { status: withBody(setup.taken(request)) }));
      if (setup.saidBy === 'body') expect(taken).toMatchObject({ status: 'failed', retryable: true });
      // What the platform takes stays taken, whatever it says: its status has said it already.
      else expect(['accepted', 'sent']).toContain(taken.status);
    });

    it('sends nothing where it was withdrawn before', async () => {
      const { requests, fetch } = platform(setup.taken);
      const receipt = await setup.channel(fetch).send(exampleDelivery({}, { signal: AbortSignal.abort() }));
      expect(receipt.status).toBe('aborted');
      expect(requests).toEqual([]);
    });

    it('leaves it open whether it arrived where it was withdrawn on the way', async () => {
      const control = new AbortController();
      const stopped: unknown[] = [];
      const { requests, fetch } = platform(({ signal }) => {
        control.abort();
        // At once, and not when the timeout comes.
        stopped.push(signal?.aborted);
        return silence();
      });
      const receipt = await setup.channel(fetch).send(exampleDelivery({}, { signal: control.signal }));
      expect(receipt).toMatchObject({ status: 'failed', retryable: true });
      expect(requests).toHaveLength(1);
      expect(stopped).toEqual([true]);
    });

    it('does not try again what cannot be written', async () => {
      const receipt = await send(setup.taken, exampleDelivery({ content: { total: 1n } }));
      expect(receipt).toMatchObject({ decision: 'a1b2c3d4', status: 'failed', retryable: false });
    });
  });
}
