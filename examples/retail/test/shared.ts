import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env['OPPORTUNE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));

/** A file of the real data beside the repository, which is no part of it; undefined where it is not there. */
export function shared(path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? file : undefined;
}

/** What a test says that could not run. */
export const ABSENT = 'did not run: no ../shared beside the repository';
