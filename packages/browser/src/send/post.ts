import type { ServerOptions } from '../client/clientOptions.ts';

/** Speaks to the server. Rejects where it cannot be reached; the request outlives the page where it is small enough. */
export function post({ url, key }: ServerOptions, path: string, body: string): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (key !== undefined) headers['authorization'] = `Bearer ${key}`;
  const keepalive = body.length <= KEPT_ALIVE;
  // No cookie goes along: who it is stands in the events.
  return fetch(url.replace(/\/$/, '') + path, { method: 'POST', headers, body, keepalive, credentials: 'omit' });
}

/** A browser refuses longer ones; letters that take more than a byte are few. */
const KEPT_ALIVE = 60_000;
