import type { Instant } from '@opportune/core';

import type { Taken } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import type { Answer } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { marketoAgain } from './marketoAgain.ts';
import { marketoErrors, marketoWords } from './marketoErrors.ts';
import { marketoRecord } from './marketoRecord.ts';

/** Why an answer of status 200 is no success: Marketo answers almost everything with 200 and says the rest in the body. */
export function marketoVerdict({ status, text }: Taken, now: Instant): Answer | undefined {
  const body = parseJson(text);
  const errors = marketoErrors(body);
  if (field(body, 'success') !== true) {
    const [first] = errors;
    // Whatever this is, it does not say that the request was taken.
    if (first === undefined) return { status: 'failed', retryable: true, detail: `${status} without success: ${text}` };
    return { status: 'failed', ...marketoAgain(first.code, now), detail: marketoWords(errors) };
  }
  const record = marketoRecord(body);
  if (field(record, 'status') !== 'skipped') return undefined;
  return { status: 'failed', retryable: false, detail: `skipped: ${marketoWords(marketoErrors(record))}` };
}
