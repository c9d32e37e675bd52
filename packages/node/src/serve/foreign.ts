/**
 * Whether a page of another origin calls, which `origins` does not name. A browser says where a page is from with every
 * POST, also with those for which it does not ask first. Whoever says nothing is no page.
 */
export function isForeign(headers: Readonly<Record<string, string>>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return false;
  // No page can set this one. It holds also where a proxy has put another name into Host.
  if (headers['sec-fetch-site'] === 'same-origin') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
