import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What an error says in one of the three forms that the APIs have, or the body itself where it is none of them. */
export function customerioErrors(body: string): string {
  const found = parseJson(body);
  const words = [
    text(field(found, 'meta', 'error')),
    ...list(field(found, 'meta', 'errors')).map(text),
    ...list(field(found, 'errors')).map((error) => text(field(error, 'detail'))),
  ].filter((word) => word !== undefined);
  return words.length > 0 ? words.join('; ') : body;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
