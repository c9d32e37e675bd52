import type { Instant, Millis, Reading, Report } from '@opportune/core';

import { type BodyForm, readBody } from './readBody.ts';
import type { Refusal } from './refuse.ts';
import { tooOld } from './tooOld.ts';

/** How a platform signs and writes its reports. */
export interface Form extends BodyForm {
  /** When the report was signed, by one who knows a secret; NaN where that cannot be read. */
  readonly signed: () => Promise<Instant | Refusal>;
}

/** Reads a signed report: nothing of it is parsed before its signature is proven. */
export async function readSigned(report: Report, tolerance: Millis, form: Form): Promise<Reading> {
  const signed = await form.signed();
  if (typeof signed !== 'number') return signed;
  return tooOld(signed, report.received, tolerance) ?? readBody(report.body, form);
}
