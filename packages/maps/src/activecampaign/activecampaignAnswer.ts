import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What event tracking says: the status is 200 as well where `success` is 0. */
export function activecampaignTracked({ status, text: body }: Taken): Answer | undefined {
  const success = field(parseJson(body), 'success');
  if (success === undefined) {
    // Whatever this is, it does not say that the event was taken.
    return { status: 'failed', retryable: true, detail: `${status} without success: ${body}` };
  }
  if (Number(success) === 1) return undefined;
  return { status: 'failed', retryable: false, detail: `${status} ${activecampaignErrors(body)}` };
}

/** The number of the contact that was found or added, or why there is none. */
export function activecampaignContactOf({ status, text: body }: Taken): { readonly contact: string } | Answer {
  const id = field(parseJson(body), 'contact', 'id');
  const contact = typeof id === 'number' ? String(id) : text(id);
  if (contact !== undefined) return { contact };
  return { status: 'failed', retryable: true, detail: `${status} without the number of a contact` };
}

/** What ActiveCampaign says is wrong; or the body itself where it is of another form. */
export function activecampaignErrors(body: string): string {
  const answer = parseJson(body);
  const errors = field(answer, 'errors');
  const words = [field(answer, 'message'), ...(Array.isArray(errors) ? errors.map(wrong) : [])];
  return words.flatMap((each) => text(each) ?? []).join('; ') || body;
}

function wrong(error: unknown): string {
  return ['title', 'detail'].flatMap((key) => text(field(error, key)) ?? []).join(': ');
}
