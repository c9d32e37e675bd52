import { posix } from 'node:path';

import type { Block, Line } from './block.ts';

/** One module made of one block, or of a block and those after it that continue it. */
export interface Snippet {
  readonly file: string;
  /** From where its relative imports and its packages are found. */
  readonly folder: string;
  readonly lines: readonly Line[];
  /** Why it is not run; undefined where it is. */
  readonly skipped?: string;
}

/**
 * The modules of a document's blocks. Behind `ts` a fence may say:
 * - `continues`: the block is a part of the module of the block before
 * - `in FOLDER`: the module stands in that folder of the repository, not in that of the document
 * - `no-run REASON`: only its types are checked; a first line `// no-run: REASON` says the same
 */
export function snippetsOf(blocks: readonly Block[]): readonly Snippet[] {
  const snippets: Snippet[] = [];
  for (const { file, info, lines } of blocks) {
    const place = `${file}:${lines[0]?.at ?? 0}`;
    const said = /^no-run\b:?(.*)$/.exec(info) ?? /^\/\/ no-run\b:?(.*)$/.exec(lines[0]?.text ?? '');
    const skipped = said?.[1]?.trim();
    if (skipped === '') throw new Error(`${place}: no-run needs a reason behind it`);
    const folder = /^in (\S+)$/.exec(info)?.[1] ?? posix.dirname(file);
    if (info === 'continues') {
      const before = snippets.pop();
      if (before === undefined) throw new Error(`${place}: there is no block before that it could continue`);
      snippets.push({ ...before, lines: [...before.lines, ...lines] });
    } else if (info === '' || info.startsWith('in ') || said !== null) {
      snippets.push(skipped === undefined ? { file, folder, lines } : { file, folder, lines, skipped });
    } else {
      throw new Error(`${place}: expected continues, in or no-run behind ts, found ${info}`);
    }
  }
  return snippets;
}

/** The code as one text; `export {}` makes it a module where nothing else does. */
export const codeOf = ({ lines }: Snippet): string => `${lines.map(({ text }) => text).join('\n')}\nexport {};\n`;

/** Where a line of the code, counted from 0, stands: `file:line`. */
export const placeOf = ({ file, lines }: Snippet, line: number): string =>
  `${file}:${(lines[Math.min(line, lines.length - 1)] ?? lines[0])?.at ?? 0}`;
