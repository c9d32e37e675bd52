import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What an error of Parcelvoy says, or the body itself where it is none. */
export function parcelvoyErrors(body: string): string {
  const error = field(parseJson(body), 'error');
  return text(error) ?? text(field(error, 'message')) ?? body;
}

/**
 * Whether a refusal is a fault of the server itself. What it has not foreseen, a database that is away too, it answers
 * with 400 and these words, or in development with an error that has a stack; what it refuses has words of its own.
 */
export function isFaultOfParcelvoy(status: number, body: string): boolean {
  const error = field(parseJson(body), 'error');
  const unforeseen = error === 'An error occurred with this request.' || field(error, 'stack') !== undefined;
  return status === 400 && unforeseen;
}
