import type { Instant } from '@opportune/core';

import type { Answer } from './answer.ts';
import type { ApiKey, Scope } from './keys/apiKey.ts';
import type { Serving } from './serving.ts';

/** One thing that can be asked for. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** As the router writes them; the first is the one to use, the others are of clients that know no better. */
  readonly paths: readonly string[];
  /** What the key has to be for; undefined where no key is asked for. */
  readonly scope: Scope | undefined;
  /** Media types of its body; `bytes` where it reads whatever comes, undefined where it has none. */
  readonly takes: readonly string[] | 'bytes' | undefined;
  /** Whether the key may stand in the body as `writeKey`. */
  readonly keyInBody?: boolean;
  /** Whether calls of it are put on record. */
  readonly audited?: boolean;
  /** Whether it is answered also while nothing is taken any more. */
  readonly always?: boolean;
  /** What it does, for the documentation. */
  readonly about: string;
  answer(call: Call, serving: Serving): Promise<Answer>;
}

/** How a route is called in logs and figures. */
export const nameOf = ({ method, paths }: Route): string => `${method} ${paths[0] ?? ''}`;

/** Whether pages of other origins may be let in: who is an administrator comes from none. */
export const isForPages = ({ scope }: Route): boolean => scope === 'write' || scope === 'decide';

/** A request that has been let in. */
export interface Call {
  /** When it arrived. */
  readonly received: Instant;
  /** The whole address. */
  readonly url: string;
  readonly headers: Headers;
  /** The last part of the path, where the route leaves it open. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The JSON of the body, parsed; undefined where the route takes bytes or nothing. */
  readonly value: unknown;
  readonly key: ApiKey | undefined;
}
