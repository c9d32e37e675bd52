import { csvReader } from './csvReader.ts';
import { jsonReader } from './jsonReader.ts';
import { Ledger } from './ledger.ts';
import { readPastEvent, type PastEvent } from './pastEvent.ts';
import { readLines, type ReadProgress } from './readLines.ts';
import type { LineReader } from './record.ts';
import type { Rejects } from './rejects.ts';

/** A file of past events, read to its end. */
export interface History {
  /** By time. */
  readonly events: readonly PastEvent[];
  /** Without the header. */
  readonly lines: number;
  /** Records that were put aside, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** How to read it. */
export interface Reading {
  readonly file: string;
  /** Field by column, as the user has named them. */
  readonly named: Readonly<Record<string, string>>;
  readonly rejects: Rejects;
  readonly progress: ReadProgress;
}

/**
 * Reads CSV or JSONL, gzipped or not. A line that cannot be read goes to the rejects, and reading goes on.
 * @throws {UsageError} where the file or its columns are not what they should be
 */
export async function readHistory({ file, named, rejects, progress }: Reading): Promise<History> {
  const ledger = new Ledger();
  const skipped: Record<string, number> = {};
  let reader: LineReader | undefined;
  let lines = 0;
  for await (const batch of readLines(file, progress)) {
    for (const [index, text] of batch.lines.entries()) {
      if (reader === undefined) {
        const first = text.replace(/^\uFEFF/, '');
        if (first.trim() === '') continue;
        reader = first.trimStart().startsWith('{') ? jsonReader(named) : csvReader(first, named);
        if (!first.trimStart().startsWith('{')) continue;
      }
      lines += 1;
      const line = batch.from + index;
      const records = reader(text.replace(/^\uFEFF/, ''), line);
      if ('problem' in records) {
        rejects.add({ line, reason: records.problem, text });
        continue;
      }
      for (const record of records) {
        const read = readPastEvent(record);
        if ('problem' in read) rejects.add({ line, reason: read.problem, text });
        else if ('skip' in read) skipped[read.skip] = (skipped[read.skip] ?? 0) + 1;
        else ledger.add(read);
      }
    }
  }
  await rejects.close();
  return { events: ledger.inOrder(), lines, skipped };
}
