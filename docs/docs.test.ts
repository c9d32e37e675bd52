import { describe, expect, it, vi } from 'vitest';

import { blocksOfMarkdown, blocksOfSource } from './testing/block.ts';
import { markdown, sources } from './testing/documents.ts';
import { run } from './testing/run.ts';
import { placeOf, snippetsOf } from './testing/snippet.ts';
import { typeFaults } from './testing/typeFaults.ts';

// Compiling and importing take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const snippets = [
  ...markdown().flatMap(({ file, text }) => snippetsOf(blocksOfMarkdown(file, text))),
  ...sources().flatMap(({ file, text }) => snippetsOf(blocksOfSource(file, text))),
];

describe('every block of code in the documentation', () => {
  it('fits the types', () => {
    expect(typeFaults(snippets).join('\n')).toBe('');
  });

  for (const snippet of snippets) {
    it.skipIf(snippet.skipped !== undefined)(`runs: ${placeOf(snippet, 0)}`, async () => {
      for (const { expectation, found, expected } of await run(snippet)) {
        expect.soft(found, `${expectation.place}: ${expectation.found}`).toStrictEqual(expected);
      }
    });
  }
});
