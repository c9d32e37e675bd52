import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { hubspotMessages } from './hubspotErrors.ts';

/** Whether a contact was written: of a batch HubSpot says 207, or 200, and counts and lists what went wrong. */
export function hubspotUpserted({ status, text }: Taken): Answer | undefined {
  const said = parseJson(text);
  const errors = field(said, 'errors');
  const listed = status === 207 && Array.isArray(errors) && errors.length > 0;
  const failed = listed || Number(field(said, 'numErrors')) > 0;
  if (!failed) return undefined;
  return { status: 'failed', retryable: false, detail: `${status} contact: ${hubspotMessages(errors).join('; ')}` };
}
