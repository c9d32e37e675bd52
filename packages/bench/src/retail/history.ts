import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CustomerEvent } from '@opportune/core';

import { readHistory } from '../../../../examples/retail/src/history/readHistory.ts';
import { Rejects } from '../../../../examples/retail/src/history/rejects.ts';

/** A file of invoices as events, and how many lines it has. */
export interface History {
  readonly events: readonly CustomerEvent[];
  readonly lines: number;
  readonly rejected: number;
}

/** Reads and groups the file as the example does: one event an invoice and customer, in the order of time. */
export async function history(file: string): Promise<History> {
  const rejects = new Rejects(join(tmpdir(), 'opportune-bench-rejected.jsonl'));
  const { events, lines } = await readHistory({ file, named: {}, rejects, progress: () => undefined });
  return {
    events: events.map(({ id, type, customer, time, total, country }) => ({
      id,
      type,
      customer,
      time,
      properties: { total, country },
    })),
    lines,
    rejected: rejects.count,
  };
}
