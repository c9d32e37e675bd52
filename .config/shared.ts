import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Material beside the repository that is no part of it: suites, data and contracts of others, which tests compare with. */
const folder = process.env['OPPORTUNE_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url));

/** What a test says that could not run. */
export const ABSENT = 'did not run: no ../shared beside the repository';

/**
 * The path of a file in the folder `../shared`, which OPPORTUNE_SHARED can put elsewhere.
 * @returns undefined where the file is not there; a test then says that it did not run
 */
export function shared(path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? file : undefined;
}

/** The content of such a file, read as JSON; undefined where it is not there. */
export function sharedJson(path: string): unknown {
  const file = shared(path);
  return file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'));
}
