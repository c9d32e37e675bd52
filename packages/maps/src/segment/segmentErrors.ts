import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What a refusal says, or the body itself where it is in no form that one of the platforms has. */
export function segmentErrors(body: string): string {
  const found = parseJson(body);
  return text(field(found, 'message')) ?? text(field(found, 'error')) ?? body;
}
