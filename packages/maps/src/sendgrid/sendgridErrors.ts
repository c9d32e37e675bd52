import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What SendGrid says is wrong, and with which field; or the body itself where it is of another form. */
export function sendgridErrors(body: string): string {
  const errors = field(parseJson(body), 'errors');
  if (!Array.isArray(errors)) return body;
  return errors
    .map((error) => ['message', 'field'].flatMap((key) => text(field(error, key)) ?? []).join(' '))
    .join('; ');
}
