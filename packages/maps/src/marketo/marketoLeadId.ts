import type { Instant } from '@opportune/core';

import type { Reply } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { marketoRecord } from './marketoRecord.ts';
import { marketoVerdict } from './marketoVerdict.ts';

/** The number of the lead that was found or created, or why there is none. */
export function marketoLeadId(reply: Reply, now: Instant): { readonly id: number } | { readonly answer: Answer } {
  if (!reply.taken) return reply;
  const refused = marketoVerdict(reply, now);
  if (refused !== undefined) return { answer: refused };
  const id = field(marketoRecord(parseJson(reply.text)), 'id');
  if (typeof id === 'number') return { id };
  return { answer: { status: 'failed', retryable: true, detail: `${reply.status} without the number of a lead` } };
}
