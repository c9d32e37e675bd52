import type { ChannelFetch, SentRequest } from './channelSetup.ts';
import { sentRequest } from './sentRequest.ts';

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
      const request = sentRequest(url, init);
      const index = requests.push(request) - 1;
      // Not an async function: a `fetch` of an application may throw as well as reject.
      return Promise.resolve(answer(request, index));
    },
  };
}
