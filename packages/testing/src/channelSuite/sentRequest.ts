import type { SentRequest } from './channelSetup.ts';

/** What a channel has handed to `fetch`. */
export function sentRequest(url: string, init: RequestInit): SentRequest {
  return {
    url,
    headers: new Headers(init.headers),
    body: typeof init.body === 'string' ? init.body : '',
    redirect: init.redirect ?? 'follow',
    signal: init.signal ?? undefined,
  };
}
