import type { Millis } from '@opportune/core';

import type { Fetch } from './internal/fetch.ts';

/**
 * How an adapter calls its platform: the same for all of them.
 * @public
 */
export interface CallOptions {
  /** How long to wait for an answer to each request. Default 10 s. */
  readonly timeout?: Millis;
  /** Allows http on any host, for a network that you trust. */
  readonly insecure?: boolean;
  readonly fetch?: Fetch;
}
