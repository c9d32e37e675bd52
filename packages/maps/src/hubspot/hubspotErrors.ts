import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What an error of HubSpot says, with what its support asks for, or the body itself where it is none. */
export function hubspotErrors(body: string): string {
  const error = parseJson(body);
  const message = text(field(error, 'message'));
  if (message === undefined) return body;
  const nested = hubspotMessages(field(error, 'errors'));
  const said = ['policyName', 'category', 'correlationId'].flatMap((name) => text(field(error, name)) ?? []);
  return [message, ...nested, ...said].join('; ');
}

/** The messages of a list of errors. */
export function hubspotMessages(errors: unknown): readonly string[] {
  return Array.isArray(errors) ? errors.flatMap((each) => text(field(each, 'message')) ?? []) : [];
}
