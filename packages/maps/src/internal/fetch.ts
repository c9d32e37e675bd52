/**
 * What an adapter calls of `fetch`; hand in your own to test, to trace or to use a proxy. The body, where there is one, is text.
 * @public
 */
export type Fetch = (url: string, init: RequestInit & { readonly body?: string }) => Promise<Response>;

/** Looked up at each call, so that a global that is patched later is the one used. */
export const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init);
