import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What Braze says of a request: its message, its notice and its errors, texts or objects; or the body itself where there are none. */
export function brazeErrors(body: string): string {
  const answer = parseJson(body);
  const errors = field(answer, 'errors');
  const words = [
    field(answer, 'message'),
    field(answer, 'notice'),
    ...(Array.isArray(errors) ? errors.flatMap(wordsOf) : []),
  ];
  return words.flatMap((each) => text(each) ?? []).join('; ') || body;
}

function wordsOf(error: unknown): readonly unknown[] {
  return [error, field(error, 'type')];
}
