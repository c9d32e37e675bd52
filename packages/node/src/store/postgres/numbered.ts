/** Statements say `?`, PostgreSQL wants `$1`, `$2` … What stands in a quoted name is a part of the name. */
export function numbered(sql: string): string {
  let n = 0;
  return sql.replaceAll(/"[^"]*"|\?/g, (found) => (found === '?' ? `$${String((n += 1))}` : found));
}
