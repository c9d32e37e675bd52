import { show } from '../shape/describe.ts';

/** What something thrown says: code that a strategy names may throw whatever it likes, also what no text can be made of. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error && typeof thrown.message === 'string') return thrown.message;
  return typeof thrown === 'string' ? thrown : show(thrown);
}
