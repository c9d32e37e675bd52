/** What an error says, for a person. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // One for several addresses of a host has no words of its own.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
