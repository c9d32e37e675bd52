import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What a JSON:API error document says, or the body itself where it is none. */
export function klaviyoErrors(body: string): string {
  const errors = field(parseJson(body), 'errors');
  if (!Array.isArray(errors)) return body;
  return errors.map((error) => WORDS.flatMap((path) => text(field(error, ...path)) ?? []).join(' ')).join('; ');
}

const WORDS = [['title'], ['detail'], ['source', 'pointer']];
