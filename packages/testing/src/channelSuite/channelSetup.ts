import type { Channel, Instant } from '@opportune/core';

/**
 * A request as a channel under test has made it.
 * @public
 */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: NonNullable<RequestInit['redirect']>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Stands in for the platform's `fetch`.
 * @public
 */
export type ChannelFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * What `channelSuite` needs to know of a channel and its platform.
 * @public
 */
export interface ChannelSetup {
  /** Makes the channel around a `fetch`. Let its timeout be 50 ms: the suite waits for it. */
  readonly channel: (fetch: ChannelFetch) => Channel;
  /** The platform's answer to a request that it takes. */
  readonly taken: (request: SentRequest) => Response;
  /**
   * The answer to a request for a token, where the platform gives one before it takes anything; undefined for every
   * other request. The cases are about the others.
   */
  readonly token?: (request: SentRequest) => Response | undefined;
  /**
   * Where the platform says whether it has taken a request. With `body` a good status says nothing, so an answer that
   * cannot be read is no success. Default `status`.
   */
  readonly saidBy?: 'status' | 'body';
  /** Statuses by which the platform, where no body says more, asks to try again, though for others they are final: `[403]`. */
  readonly passing?: readonly number[];
  /** The idempotency key that a request carries; undefined for one that needs none. */
  readonly key: (request: SentRequest) => string | undefined;
  /** What must never show: API keys, signing secrets. */
  readonly secrets: readonly string[];
  /** How the platform reports; absent for one that does not, and then the channel has no `read`. */
  readonly reports?: ReportSetup;
}

/**
 * How a platform reports what became of its messages.
 * @public
 */
export interface ReportSetup {
  /**
   * What the headers of `sign` prove: the `body` and its `date`; only the `body`, so that an old report cannot be told
   * from a new one; or only the `sender`, of a platform that signs nothing and repeats a secret. Default `date`.
   */
  readonly proves?: 'date' | 'body' | 'sender';
  /** A body with at least one outcome that the channel reads: JSON, or a form. */
  readonly body: string;
  /** The headers, names in lower case, by which the platform proves a body at an instant. */
  readonly sign: (body: Uint8Array, at: Instant) => Record<string, string>;
  /** The same by one who does not know the secret. */
  readonly forge: (body: Uint8Array, at: Instant) => Record<string, string>;
  /** Puts another date into headers and leaves the signature as it is; only where one header holds both. */
  readonly redate?: (headers: Record<string, string>, at: Instant) => Record<string, string>;
}
