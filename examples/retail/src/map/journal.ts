import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

import type { Instant } from '@opportune/core';

/** One request, and what became of it. */
export interface Entry {
  /** The decision's id. */
  readonly uniqueId: string;
  readonly customer: string;
  readonly action: string;
  /** When it was decided, as the request says. */
  readonly at: Instant;
  /**
   * - `sent`: taken, and a message went out
   * - `suppressed`: taken, but the recipient does not want any
   * - `repeated`: taken before; no second message
   * - `limited`, `broken`: not taken, try again
   */
  readonly outcome: 'sent' | 'suppressed' | 'repeated' | 'limited' | 'broken';
}

/**
 * What the platform has taken, a line of JSON each, written before the request is answered: what was answered is not
 * forgotten when the process dies.
 */
export class Journal {
  readonly entries: Entry[] = [];
  readonly #file: number;

  constructor(path: string) {
    // The last line may be cut off where a process died while it was writing.
    if (existsSync(path)) this.entries.push(...readJournal(path));
    this.#file = openSync(path, 'a');
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The entries of a journal; of a last line that is cut off, nothing. */
export function readJournal(path: string): readonly Entry[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as Entry];
      } catch {
        return [];
      }
    });
}
