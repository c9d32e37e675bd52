import { describe, expect, it } from 'vitest';

import type { ChannelSetup } from './channelSuite/channelSetup.ts';
import { failingCases } from './channelSuite/failingCases.ts';
import { manyCases } from './channelSuite/manyCases.ts';
import { readingCases } from './channelSuite/readingCases.ts';
import { sendingCases } from './channelSuite/sendingCases.ts';
import { withToken } from './channelSuite/withToken.ts';

/**
 * Tests that an adapter keeps the promises of the port `Channel`: it never rejects, its receipts name what was sent
 * and say truthfully whether to try again, its idempotency key outlives attempts, it believes no report that it
 * cannot prove, and no secret leaves it. Call it in a test file of the adapter.
 *
 * ```
 * channelSuite('ours', {
 *   channel: (fetch) => ours({ key: 'secret', timeout: 50, fetch }),
 *   taken: () => new Response(null, { status: 202 }),
 *   key: (request) => request.headers.get('idempotency-key') ?? undefined,
 *   secrets: ['secret'],
 * });
 * ```
 * @public
 */
export function channelSuite(name: string, given: ChannelSetup): void {
  const setup = withToken(given);
  describe(`${name} is a channel`, () => {
    it('has a name', () => {
      expect(setup.channel(() => Promise.reject(new Error('not called'))).name).not.toBe('');
    });
    sendingCases(setup);
    failingCases(setup);
    manyCases(setup);
    if (setup.reports) readingCases(setup, setup.reports);
    else {
      it('has no read where the platform reports nothing', () => {
        expect('read' in setup.channel(() => Promise.reject(new Error('not called')))).toBe(false);
      });
    }
  });
}
