/** The variation that a query string names, `?key=1`; undefined where it names none that there is. */
export function forcedByQuery(url: string | undefined, key: string, variations: number): number | undefined {
  const [, query = ''] = url?.split('?') ?? [];
  const named = query
    .replace(/#.*/, '')
    .split('&')
    .map((pair) => pair.split('=', 2))
    .find(([name]) => name === key);
  const variation = Number.parseInt(named?.[1] ?? '', 10);
  return variation >= 0 && variation < variations ? variation : undefined;
}
