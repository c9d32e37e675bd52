import type { ApiKey, Scope } from '../serve/keys/apiKey.ts';
import { UsageError } from './usageError.ts';

/** The variable of the environment in which the keys of a scope stand. */
export const VARIABLES: Readonly<Record<Scope, string>> = {
  write: 'OPPORTUNE_WRITE_KEY',
  decide: 'OPPORTUNE_DECIDE_KEY',
  admin: 'OPPORTUNE_ADMIN_KEY',
  metrics: 'OPPORTUNE_METRICS_KEY',
};

const HASHED = 'sha256:';

/**
 * The keys in the environment. One that stands in several variables is for all of them.
 * @throws {UsageError} where there is none
 */
export function keysOf(env: Readonly<Record<string, string | undefined>>): readonly ApiKey[] {
  const scopes = new Map<string, Scope[]>();
  for (const [scope, variable] of Object.entries(VARIABLES) as [Scope, string][]) {
    for (const part of (env[variable] ?? '').split(',')) {
      const key = part.trim();
      if (key !== '') scopes.set(key, [...(scopes.get(key) ?? []), scope]);
    }
  }
  if (scopes.size === 0) throw new UsageError('no key is set, so nobody could call it');
  return Array.from(scopes, ([text, its], n) => {
    const named = { name: `${its.join('+')}-${String(n + 1)}`, scopes: its };
    return text.startsWith(HASHED) ? { ...named, sha256: text.slice(HASHED.length) } : { ...named, secret: text };
  });
}
