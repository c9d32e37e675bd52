import type { Reading } from '@opportune/core';

/** A reading that says why a report was not taken. */
export type Refusal = Extract<Reading, { ok: false }>;

/** A report that is not believed, or not understood. */
export function refuse(code: Refusal['code'], detail: string): Refusal {
  return { ok: false, code, detail };
}
