import { withLowerCase } from './lowerCase.ts';

/**
 * The parts of a host.
 * @public
 */
export interface HostParts {
  readonly domain?: string;
  readonly subdomain?: string;
  readonly topLevelDomain?: string;
}

/** What audiences may ask of a page, each text in lower case as well. */
export function pageOf(
  url: string | null | undefined,
  hostPartsOf: (host: string) => HostParts,
): Readonly<Record<string, unknown>> {
  const whole = typeof url === 'string' ? url : '';
  const [, beforeFragment = '', fragment = ''] = /^([^#]*)#?([\s\S]*)$/.exec(whole) ?? [];
  const [, address = '', query = ''] = /^([^?]*)\??([\s\S]*)$/.exec(beforeFragment) ?? [];
  const { host, path } = placeOf(address);
  return withLowerCase({ url: whole, path, query, fragment, ...hostPartsOf(host) });
}

function placeOf(address: string): { readonly host: string; readonly path: string } {
  const [, place = ''] = /^(?:[^:/.]+:)?(?:\/\/)?([\s\S]*)$/.exec(address) ?? [];
  const end = place.indexOf('/');
  const authority = end < 0 ? place : place.slice(0, end);
  const host = authority.slice(authority.indexOf('@') + 1).replace(/:\d*$/, '');
  return { host, path: end < 0 ? '' : place.slice(end) };
}

/**
 * The parts of a host by counting them, as Target's library does where it has no list of public suffixes: of `a.example.com`
 * the domain is the whole, the subdomain `a`.
 */
export function countedHostParts(host: string): HostParts {
  const parts = host.split('.');
  if (parts.length > 4) return {};
  const [first = ''] = parts;
  return {
    subdomain: parts.length > 2 && first !== 'www' ? first : '',
    domain: host,
    topLevelDomain: parts.length === 1 ? '' : parts.slice(parts.length === 4 ? 2 : -1).join('.'),
  };
}
