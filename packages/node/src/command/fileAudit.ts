import { appendFile } from 'node:fs/promises';

import type { AuditEntry } from '../serve/log.ts';

/** Appends each admin call to a file that only its owner reads, as a line of JSON, and waits until it is on disk. */
export const fileAudit =
  (file: string) =>
  ({ at, ...entry }: AuditEntry): Promise<void> =>
    appendFile(file, `${JSON.stringify({ at: new Date(at).toISOString(), ...entry })}\n`, { mode: 0o600, flush: true });
