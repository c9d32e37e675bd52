import type { Instant, Millis, Reading, Report } from '@opportune/core';

import { parseJson } from './parseJson.ts';
import { type Entry, readEntries } from './readEntries.ts';
import { type Refusal, refuse } from './refuse.ts';
import { tooOld } from './tooOld.ts';

/** How a platform signs and writes its reports. */
export interface Form {
  /** When the report was signed, by one who knows a secret; NaN where that cannot be read. */
  readonly signed: () => Promise<Instant | Refusal>;
  /** The entries of a body, or why it is of another form. */
  readonly entries: (body: unknown) => readonly unknown[] | Refusal;
  readonly entry: (entry: unknown) => Entry | Promise<Entry>;
}

/** Reads a signed report: nothing of it is parsed before its signature is proven. */
export async function readSigned(report: Report, tolerance: Millis, form: Form): Promise<Reading> {
  const signed = await form.signed();
  if (typeof signed !== 'number') return signed;
  const old = tooOld(signed, report.received, tolerance);
  if (old !== undefined) return old;
  const body = parseJson(report.body);
  if (body === undefined) return refuse('MALFORMED', 'no JSON');
  const entries = form.entries(body);
  return 'ok' in entries ? entries : readEntries(entries, form.entry);
}
