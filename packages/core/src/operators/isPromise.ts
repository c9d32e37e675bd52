/** Also what is only like a promise: that of another realm, or a query that runs when it is awaited. */
export const isPromise = (it: unknown): it is PromiseLike<unknown> =>
  typeof (it as { readonly then?: unknown } | null | undefined)?.then === 'function';
