import type { Reading } from '@opportune/core';

import { parseJson } from './parseJson.ts';
import { type Entry, readEntries } from './readEntries.ts';
import { type Refusal, refuse } from './refuse.ts';

/** How a platform writes its reports. */
export interface BodyForm {
  /** The entries of a body, or why it is of another form. */
  readonly entries: (body: unknown) => readonly unknown[] | Refusal;
  readonly entry: (entry: unknown) => Entry | Promise<Entry>;
}

/** Reads a body that is believed. */
export async function readBody(bytes: Uint8Array, form: BodyForm): Promise<Reading> {
  const body = parseJson(bytes);
  if (body === undefined) return refuse('MALFORMED', 'no JSON');
  const entries = form.entries(body);
  return 'ok' in entries ? entries : readEntries(entries, form.entry);
}
