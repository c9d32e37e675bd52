import { beforeAll } from 'vitest';

import type { Fetch } from '../src/internal/fetch.ts';

/** A request that an adapter has made. */
export interface Recorded {
  readonly method: string | undefined;
  readonly url: URL;
  /** Below the base URL. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Keeps the requests that an adapter makes before the tests.
 * @param answer what the platform answers to each
 * @param send makes the requests through the `fetch` that it is given
 * @param base the part of the base URL that a contract leaves out of its paths
 * @returns a list that is empty until the tests run
 */
export function recording(
  answer: () => Response,
  send: (fetch: Fetch) => Promise<unknown>,
  base = '',
): readonly Recorded[] {
  const requests: Recorded[] = [];
  beforeAll(async () => {
    await send(async (address, { method, headers, body }) => {
      const url = new URL(address);
      const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : url.pathname;
      requests.push({
        method,
        url,
        path,
        headers: new Headers(headers),
        body: body === undefined ? undefined : parsed(new Headers(headers), body),
      });
      return answer();
    });
  });
  return requests;
}

/** A form as its fields, everything else as JSON. */
function parsed(headers: Headers, body: string): unknown {
  const isForm = headers.get('content-type') === 'application/x-www-form-urlencoded';
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}
