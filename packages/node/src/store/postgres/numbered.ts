/** Statements say `?`, PostgreSQL wants `$1`, `$2` … */
export function numbered(sql: string): string {
  let n = 0;
  return sql.replaceAll('?', () => `$${String((n += 1))}`);
}
