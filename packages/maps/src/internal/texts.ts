/**
 * Values for a platform that takes texts only: all others as JSON, and nothing for what has no value.
 * @throws {TypeError} where JSON has no form for a value, for example a bigint
 */
export function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, written(value)]));
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
