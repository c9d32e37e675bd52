import type { Reading } from '@opportune/core';

import { parseJson } from './parseJson.ts';
import { type Entry, readEntries } from './readEntries.ts';
import { type Refusal, refuse } from './refuse.ts';

/** How a platform writes its reports. */
export interface BodyForm {
  /** Reads the bytes; undefined where they are nothing of the kind. Default: as JSON. */
  readonly parse?: (bytes: Uint8Array) => unknown;
  /** The entries of a body, or why it is of another form. */
  readonly entries: (body: unknown) => readonly unknown[] | Refusal;
  readonly entry: (entry: unknown) => Entry | Promise<Entry>;
}

/** Reads a body that is believed. */
export async function readBody(bytes: Uint8Array, { parse = parseJson, entries, entry }: BodyForm): Promise<Reading> {
  const body = parse(bytes);
  if (body === undefined) return refuse('MALFORMED', parse === parseJson ? 'no JSON' : 'no UTF-8');
  const found = entries(body);
  return 'ok' in found ? found : readEntries(found, entry);
}
