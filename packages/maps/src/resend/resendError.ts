import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** The name that Resend gives to what is wrong: `rate_limit_exceeded`, `validation_error` … */
export function resendError(body: string): string | undefined {
  return text(field(parseJson(body), 'name'));
}

/** The name and the words, or the body itself where it is of another form. */
export function resendWords(body: string): string {
  const name = resendError(body);
  const message = text(field(parseJson(body), 'message'));
  return name === undefined && message === undefined ? body : [name, message].filter(Boolean).join(' ');
}
