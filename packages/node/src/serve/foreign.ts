/**
 * Whether a page of another origin calls, which `origins` does not name. A browser says where a page is from with every
 * POST, also with those for which it does not ask first. Whoever says nothing is no page.
 */
export function isForeign(headers: Pick<Headers, 'get'>, origins: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin === null || origins.includes(origin)) return false;
  // No page can set this one. It holds also where a proxy has put another name into Host.
  if (headers.get('sec-fetch-site') === 'same-origin') return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}
