import type { Strategy } from '@opportune/core';

import type { ApiKey, Scope } from '../serve/keys/apiKey.ts';
import { VARIABLES } from './keysOf.ts';

/** Calls to try, as one would type them: those that a key is there for. */
export function tryIt(url: string, strategy: Strategy, keys: readonly ApiKey[], now: number): readonly string[] {
  const event = { id: 'try-1', type: eventTypeOf(strategy), customer: 'ada', time: now, properties: {} };
  const tries: readonly (readonly [Scope, string, unknown])[] = [
    ['write', '/v1/events', event],
    ['decide', '/v1/decide', { customer: 'ada' }],
    ['admin', '/v1/explain', { customer: 'ada' }],
  ];
  return tries
    .filter(([scope]) => keys.some(({ scopes }) => scopes.includes(scope)))
    .map(([scope, path, body]) => curl(url + path, VARIABLES[scope], JSON.stringify(body)));
}

const curl = (url: string, variable: string, body: string): string =>
  [
    `curl ${url} -H "Authorization: Bearer $${variable}"`,
    `-H 'Content-Type: application/json' -d ${quoted(body)}`,
  ].join(' \\\n  ');

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

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
