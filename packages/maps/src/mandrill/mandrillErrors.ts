import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What is wrong with the request or the account. Mandrill says so by status 500, as it does when it is broken itself. */
const FINAL = new Set(['Invalid_Key', 'Unknown_Template', 'Unknown_Subaccount', 'PaymentRequired', 'ValidationError']);

/** The name and the words of an error, or the body itself where it is of another form. */
export function mandrillErrors(body: string): string {
  const error = parseJson(body);
  return ['name', 'message'].flatMap((key) => text(field(error, key)) ?? []).join(': ') || body;
}

/** Whether an error will be the same at every attempt. */
export function isFinalForMandrill(body: string): boolean {
  return FINAL.has(text(field(parseJson(body), 'name')) ?? '');
}
