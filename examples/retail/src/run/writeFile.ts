import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { UsageError } from '../cli/usageError.ts';

/** Writes a file that the user has asked for, and the folders above it. @throws {UsageError} */
export function writeFile(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${why}`, 'Name a place where you may write.');
  }
}
