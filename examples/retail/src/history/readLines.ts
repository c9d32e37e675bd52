import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { UsageError } from '../cli/usageError.ts';

/** Lines of a text file, many at a time. */
export interface LineBatch {
  /** The number of the first of them, counted from 1. */
  readonly from: number;
  readonly lines: readonly string[];
}

/** How far reading has come, in bytes as they lie on the disk. */
export interface ReadProgress {
  (read: number, total: number): void;
}

/** Longer than any line of a history: what goes on beyond it is cut, so that a file without line ends cannot fill the memory. */
const LONGEST_LINE = 2 ** 24;

/** Reads a file line by line as a stream, unpacking it where it is gzipped. What it is its first bytes say, not its name. */
export async function* readLines(file: string, progress: ReadProgress): AsyncGenerator<LineBatch, void, undefined> {
  const { size, isGzip } = await look(file);
  let read = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      progress(read, size);
      done(null, chunk);
    },
  });
  const source = createReadStream(file, { highWaterMark: 2 ** 16 });
  const bytes = source.pipe(counted);
  const text: Readable = isGzip ? bytes.pipe(createGunzip()) : bytes;
  source.on('error', (error) => text.destroy(error));
  text.setEncoding('utf8');
  let rest = '';
  let from = 1;
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      if (lines.length === 0) continue;
      yield { from, lines: lines.map(withoutReturn) };
      from += lines.length;
    }
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read beyond line ${String(from)}: ${error instanceof Error ? error.message : String(error)}`,
      'It looks cut off or damaged: fetch it again, or unpack as much of it as there is and give that.',
    );
  }
  if (rest !== '') yield { from, lines: [withoutReturn(rest)] };
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

async function look(file: string): Promise<{ size: number; isGzip: boolean }> {
  try {
    const { size } = await stat(file);
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    await handle.close();
    return { size, isGzip: bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      throw new UsageError(`there is no file ${file}`, 'Check the path; it is taken from the folder that you are in.');
    if (code === 'EISDIR')
      throw new UsageError(`${file} is a folder`, 'Give one file in it: CSV or JSONL, gzipped or not.');
    throw new UsageError(
      `${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
      'Check that you may read it.',
    );
  }
}
