/** What something thrown says: code that a strategy names may throw whatever it likes, also what no text can be made of. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error && typeof thrown.message === 'string') return thrown.message;
  if (thrown === undefined) return 'nothing';
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
  return isObject ? 'an object' : String(thrown as string | number | null);
}
