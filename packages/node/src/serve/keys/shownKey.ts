const BEARER = /^Bearer +(\S+) *$/i;
const BASIC = /^Basic +([A-Za-z\d+/]+={0,2}) *$/i;

/**
 * The key in an Authorization header: the token of `Bearer`, or the name of `Basic`, as clients of Segment send their write
 * key, with an empty password.
 */
export function shownKey(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) return token;
  const pair = BASIC.exec(authorization)?.[1];
  if (pair === undefined) return undefined;
  const [name] = Buffer.from(pair, 'base64').toString('utf8').split(':', 1);
  return name === '' ? undefined : name;
}
