/** What PostgreSQL says of an error in five characters, undefined where it is none of PostgreSQL. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Two units were in each other's way, and this one is the one to begin anew: serialization, deadlock. */
export const isInTheWay = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');

/** What was asked for cannot be stored: data, integrity, a limit, a trigger of the application's. */
export const isOfTheData = (error: unknown): boolean => /^(22|23|54|P0)/.test(sqlState(error) ?? '');
