import type { Reply } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import { isId } from '../internal/isId.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';

/** The number of the contact that was found, created or changed, or why there is none. */
export function mauticContactId(reply: Reply): { readonly id: number } | { readonly answer: Answer } {
  if (!reply.taken) return reply;
  const id = field(parseJson(reply.text), 'contact', 'id');
  if (isId(id)) return { id };
  return { answer: { status: 'failed', retryable: true, detail: `${reply.status} without the number of a contact` } };
}
