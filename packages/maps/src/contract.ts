import type { Millis } from '@opportune/core';

/**
 * What a platform demands of the requests of an adapter, as plain data: enough for a stand-in of the platform, or a
 * test, to refuse what the platform would refuse.
 * @public
 */
export interface Contract {
  readonly operations: readonly Operation[];
  /** How much the platform takes, by its own words; left out where it says nothing. */
  readonly limits?: readonly PlatformLimit[];
}

/**
 * How much of something a platform takes in a span of time, or in one request.
 * @public
 */
export interface PlatformLimit {
  /** What is counted: `requests`, `events`, `bytes`. */
  readonly of: string;
  readonly atMost: number;
  /** Milliseconds; in one request where it is left out. */
  readonly per?: Millis;
  /** Names of the operations; all of them where it is left out. */
  readonly operations?: readonly string[];
}

/**
 * One request of an adapter.
 * @public
 */
export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** Path below the base URL; absent where the application gives the whole address. */
  readonly path?: string;
  /** Mandatory headers, names in lower case, each with a regular expression that its value matches. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON Schema (draft 7 and later) of the body; `{}` where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Statuses by which the platform says that it has taken the request. */
  readonly taken: readonly number[];
}
