import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What a problem of Mailchimp says (RFC 7807), and which fields it is with; or the body itself where it is none. */
export function mailchimpErrors(body: string): string {
  const problem = parseJson(body);
  const errors = field(problem, 'errors');
  const words = [
    field(problem, 'title'),
    field(problem, 'detail'),
    ...(Array.isArray(errors) ? errors.map(wrong) : []),
  ];
  return words.flatMap((each) => text(each) ?? []).join('; ') || body;
}

function wrong(error: unknown): string {
  return ['field', 'message'].flatMap((key) => text(field(error, key)) ?? []).join(' ');
}

/** Whether it is too busy: what is forbidden comes with a problem that says so, and a 403 without one with too much traffic. */
export function isBusy(status: number, body: string): boolean {
  return status === 403 && parseJson(body) === undefined;
}
