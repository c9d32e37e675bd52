import type { Millis } from '@opportune/core';

import type { Fetch } from '../internal/fetch.ts';

/**
 * How to reach a receiver of decisions.
 * @public
 */
export interface WebhookOptions {
  /** Where decisions are posted: https, or http on a loopback host. */
  readonly url: string;
  /**
   * Signs what is sent and proves what is reported: `whsec_` and base64 of 24 to 64 bytes. Of several, the first
   * signs, and reports signed by any are believed: put a new one in front, and take the old one out later.
   */
  readonly secret: string | readonly [string, ...string[]];
  /** Names the channel, and stands before the ids of its events. Default `webhook`. */
  readonly name?: string;
  /** The channel of outcomes that name none. Default: the name. */
  readonly channel?: string;
  /** Attributes of the profile that are sent along. Default: none. */
  readonly attributes?: readonly string[];
  /** How long to wait for an answer. Default 10 s. */
  readonly timeout?: Millis;
  /** How old a report may be. Default 5 min, as the specification recommends. */
  readonly tolerance?: Millis;
  /** Allows http on any host, for a network that you trust. */
  readonly insecure?: boolean;
  readonly fetch?: Fetch;
}
