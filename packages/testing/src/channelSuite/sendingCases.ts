import type { Receipt } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { ChannelSetup, SentRequest } from './channelSetup.ts';
import { exampleDelivery, NOW } from './exampleDelivery.ts';
import { platform } from './platform.ts';

const TAKEN: readonly string[] = ['accepted', 'sent'];
const FINAL = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422];

/** What every channel does when it sends. */
export function sendingCases(setup: ChannelSetup): void {
  const { passing = [] } = setup;
  const send = (
    answer: (request: SentRequest, index: number) => Response | Promise<Response>,
    delivery = exampleDelivery(),
  ): Promise<Receipt> => setup.channel(platform(answer).fetch).send(delivery);

  const status = (code: number, init: ResponseInit = {}): Promise<Receipt> =>
    send(() => new Response(null, { ...init, status: code }));

  describe('send', () => {
    it('names the decision, the customer and the channel in its receipt', async () => {
      const receipt = await send(setup.taken);
      expect(receipt).toMatchObject({
        kind: 'receipt',
        decision: 'a1b2c3d4',
        customer: 'ada',
        channel: 'inbox',
        time: NOW,
      });
      expect(TAKEN).toContain(receipt.status);
      expect(receipt.retryable).toBeUndefined();
      const failed = await status(500);
      expect(failed).toMatchObject({ decision: 'a1b2c3d4', customer: 'ada', channel: 'inbox', time: NOW });
    });

    it('keeps the idempotency key over all attempts, and has another one for another decision', async () => {
      const { requests, fetch } = platform((request, index) =>
        index === 0 ? new Response(null, { status: 503 }) : setup.taken(request),
      );
      const channel = setup.channel(fetch);
      await channel.send(exampleDelivery());
      await channel.send(exampleDelivery({}, { now: NOW + 60_000 }));
      await channel.send(exampleDelivery({}, { now: NOW + 86_400_000 }));
      const keys = new Set(requests.flatMap((request) => setup.key(request) ?? []));
      expect(keys.size).toBe(1);
      await channel.send(exampleDelivery({ id: 'another' }));
      expect(new Set(requests.flatMap((request) => setup.key(request) ?? [])).size).toBe(2);
    });

    it.each([408, 425, 429, 500, 502, 503, 504, 529, ...passing])(
      'says that status %i may be tried again',
      async (code) => {
        expect(await status(code)).toMatchObject({ status: 'failed', retryable: true });
      },
    );

    it.each(FINAL.filter((code) => !passing.includes(code)))('says that status %i is final', async (code) => {
      expect(await status(code)).toMatchObject({ status: 'failed', retryable: false });
    });

    it.each([301, 302, 303, 307, 308])('does not follow status %i, and takes it for no success', async (code) => {
      const { requests, fetch } = platform(
        () => new Response(null, { status: code, headers: { location: 'https://elsewhere.example/' } }),
      );
      const receipt = await setup.channel(fetch).send(exampleDelivery());
      expect(receipt).toMatchObject({ status: 'failed', retryable: false });
      expect(requests.map((request) => request.redirect)).not.toContain('follow');
    });

    it.each([
      ['120', 120_000],
      ['0', 0],
      ['Sun, 22 Nov 2026 09:01:30 GMT', 90_000],
      ['Sun, 22 Nov 2026 08:00:00 GMT', 0],
      ['soon', undefined],
      ['1.5', undefined],
      ['-1', undefined],
      ['', undefined],
    ])('reads Retry-After "%s" as %s ms', async (value, millis) => {
      for (const code of [429, 503]) {
        const receipt = await status(code, { headers: { 'retry-after': value } });
        expect(receipt).toMatchObject({ status: 'failed', retryable: true });
        expect(receipt.retryAfter).toBe(millis);
      }
    });

    it('asks for no waiting where trying again is of no use', async () => {
      expect((await status(400, { headers: { 'retry-after': '120' } })).retryAfter).toBeUndefined();
    });

    it('takes it for a failure when any one of its requests fails', async () => {
      const { requests, fetch } = platform(setup.taken);
      await setup.channel(fetch).send(exampleDelivery());
      for (const failing of requests.keys()) {
        const receipt = await send((request, index) =>
          index === failing ? new Response(null, { status: 503 }) : setup.taken(request),
        );
        expect(receipt).toMatchObject({ status: 'failed', retryable: true });
      }
    });

    it('shows no secret, even where the platform repeats all that it was sent', async () => {
      const repeated = ({ url, headers, body }: SentRequest): string =>
        JSON.stringify({ errors: [{ detail: `${url} ${JSON.stringify([...headers])} ${body}` }] });
      const receipts = [
        await send(setup.taken),
        await send((request) => new Response(repeated(request), { status: 400 })),
        // A secret at each place where a text may be cut.
        await send((request) => new Response('x'.repeat(280) + [...request.headers].join(' '), { status: 401 })),
        await send((request) => Promise.reject(new Error(repeated(request)))),
        await send((request) => Promise.reject(new TypeError('failed', { cause: new Error(repeated(request)) }))),
      ];
      for (const secret of setup.secrets) expect(JSON.stringify(receipts)).not.toContain(secret);
    });
  });
}
