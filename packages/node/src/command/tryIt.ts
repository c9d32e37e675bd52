import type { Strategy } from '@opportune/core';

import type { ApiKey, Scope } from '../serve/keys/apiKey.ts';
import { VARIABLES } from './keysOf.ts';

/** Calls to try, as one would type them: those that a key is there for. */
export function tryIt(url: string, strategy: Strategy, keys: readonly ApiKey[]): readonly string[] {
  const event = { id: `try-${NOW}`, type: eventTypeOf(strategy), customer: 'ada', time: NOW, properties: {} };
  const tries: readonly (readonly [Scope, string, unknown])[] = [
    ['write', '/v1/events', event],
    ['decide', '/v1/decide', { customer: 'ada' }],
    ['admin', '/v1/explain', { customer: 'ada' }],
  ];
  return tries
    .filter(([scope]) => keys.some(({ scopes }) => scopes.includes(scope)))
    .map(([scope, path, body]) => curl(url + path, keyInShell(scope, keys), JSON.stringify(body)));
}

/** The key of a scope as a shell finds it: the first where there are several. One that is a hash only its owner knows. */
function keyInShell(scope: Scope, keys: readonly ApiKey[]): string {
  const its = keys.filter(({ scopes }) => scopes.includes(scope));
  if (!its.every((key) => 'secret' in key)) return `<a key for ${scope}>`;
  return its.length === 1 ? `$${VARIABLES[scope]}` : `\${${VARIABLES[scope]}%%,*}`;
}

const curl = (url: string, key: string, body: string): string =>
  [`curl ${url} -H "Authorization: Bearer ${key}"`, `-H 'Content-Type: application/json' -d ${quoted(body)}`].join(
    ' \\\n  ',
  );

/** Stands for the time at which somebody tries: with one that stands fast the second try would be a duplicate. */
const NOW = '#now#';

const quoted = (text: string): string =>
  `'${text
    .replaceAll("'", String.raw`'\''`)
    .replace(`"${NOW}"`, "'$(date +%s)'000")
    .replace(NOW, "'$(date +%s)'")}'`;

/** The type of an event that a trigger waits for, so that trying it leads to something. */
function eventTypeOf({ triggers = {} }: Strategy): string {
  return typeIn(triggers) ?? 'visited';
}

function typeIn(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const type: unknown = 'type' in node ? node.type : undefined;
  if (typeof type === 'string') return type;
  for (const part of Object.values(node)) {
    const found = typeIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
