import { hash as hashed, timingSafeEqual } from 'node:crypto';

import { optionInvalid } from '../../internal/optionInvalid.ts';
import { SCOPES, type ApiKey } from './apiKey.ts';

/** Finds the key that somebody shows, or undefined. */
export type Keyring = (shown: string) => ApiKey | undefined;

const SHA256 = /^[\da-f]{64}$/i;

/**
 * Knows keys by their hashes. All of them are compared, each in a time that does not depend on where it differs, so that
 * the time of an answer tells nothing of any key.
 *
 * @throws {OpportuneError} OPTION_INVALID for a key that is none, or two keys that are one
 */
export function keyring(keys: readonly ApiKey[]): Keyring {
  const known = keys.map((key, n) => ({ key, hash: hashOf(key, `/keys/${String(n)}`) }));
  for (const [n, { hash }] of known.entries()) {
    if (known.slice(0, n).some((other) => other.hash.equals(hash))) {
      throw optionInvalid(`/keys/${String(n)}`, 'a key of its own; give one key several scopes instead');
    }
  }
  return (shown) => {
    const hash = sha256(shown);
    let found: ApiKey | undefined;
    for (const each of known) if (timingSafeEqual(each.hash, hash)) found = each.key;
    return found;
  };
}

function hashOf(key: ApiKey, at: string): Buffer {
  if (key.scopes.length === 0) throw optionInvalid(`${at}/scopes`, 'at least one scope');
  // Out of a file, a scope may be anything; one that opens nothing would show only when somebody calls.
  const wrong = key.scopes.findIndex((scope) => !SCOPES.includes(scope));
  if (wrong >= 0) throw optionInvalid(`${at}/scopes/${String(wrong)}`, `one of ${SCOPES.join(', ')}`);
  if (key.perSecond !== undefined && !(key.perSecond > 0)) throw optionInvalid(`${at}/perSecond`, 'a number above 0');
  if ('secret' in key) {
    // Out of an environment where it is not set, a secret may be anything.
    if (typeof key.secret !== 'string' || key.secret === '')
      throw optionInvalid(`${at}/secret`, 'a text with something in it');
    return sha256(key.secret);
  }
  if (!SHA256.test(key.sha256)) throw optionInvalid(`${at}/sha256`, '64 hexadecimal digits');
  return Buffer.from(key.sha256, 'hex');
}

const sha256 = (text: string): Buffer => hashed('sha256', text, 'buffer');
