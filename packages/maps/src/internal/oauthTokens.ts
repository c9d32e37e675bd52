import { type Call, call } from './call.ts';
import type { Line } from './line.ts';
import { TokenKeeper } from './tokenKeeper.ts';
import { tokenOf } from './tokenOf.ts';

/** Keeps the token that a platform gives for the credentials in a request (RFC 6749, 4.4). */
export function oauthTokens(line: Line, request: Call): TokenKeeper {
  return new TokenKeeper(async (now) => tokenOf(await call(line, { now }, request), now));
}
