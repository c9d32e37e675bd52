import type { Millis } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * How to reach a receiver of decisions.
 * @public
 */
export interface WebhookOptions extends CallOptions {
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
  /** How old a report may be. Default 5 min, as the specification recommends. */
  readonly tolerance?: Millis;
}
