import type { Instant } from '@opportune/core';

import type { Answer } from './answer.ts';
import type { ApiKey } from './keys/apiKey.ts';
import type { Keyring } from './keys/keyring.ts';
import type { Pace } from './keys/pace.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** The key of who may come in, or why they may not. */
export type LetIn = { readonly key: ApiKey | undefined; readonly refused?: undefined } | Shut;

/** Who was turned away, where the key is known. */
interface Shut {
  readonly key?: ApiKey;
  readonly refused: Answer;
}

/** Whether the key that is shown opens a route now. */
export function letIn(
  { scope }: Pick<Route, 'scope'>,
  shown: string | undefined,
  now: Instant,
  { keyring, pace }: { readonly keyring: Keyring; readonly pace: Pace },
): LetIn {
  if (scope === undefined) return { key: undefined };
  if (shown === undefined)
    return { refused: problem('KEY_MISSING', `expected a key for ${scope}, as Authorization: Bearer <key>`) };
  const key = keyring(shown);
  if (key === undefined) return { refused: problem('KEY_UNKNOWN', `expected a key for ${scope}`) };
  // Before anything else is made of it: who comes too often is no less so for being turned away.
  const retryAfter = pace(key, now);
  if (retryAfter > 0) {
    return {
      key,
      refused: problem('RATE_EXCEEDED', `expected at most ${String(key.perSecond)} a second`, { retryAfter }),
    };
  }
  return key.scopes.includes(scope)
    ? { key }
    : { key, refused: problem('SCOPE_MISSING', `expected a key for ${scope}`) };
}
