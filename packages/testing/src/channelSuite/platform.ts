import type { ChannelFetch, SentRequest } from './channelSetup.ts';

/** A platform that remembers what it is sent, and answers as it is told. */
export interface Platform {
  readonly requests: readonly SentRequest[];
  readonly fetch: ChannelFetch;
}

export function platform(answer: (request: SentRequest, index: number) => Response | Promise<Response>): Platform {
  const requests: SentRequest[] = [];
  return {
    requests,
    fetch: (url, init) => {
      const request: SentRequest = {
        url,
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? init.body : '',
        redirect: init.redirect ?? 'follow',
        signal: init.signal ?? undefined,
      };
      const index = requests.push(request) - 1;
      // Not an async function: a `fetch` of an application may throw as well as reject.
      return Promise.resolve(answer(request, index));
    },
  };
}
