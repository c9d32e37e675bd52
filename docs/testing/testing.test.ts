import { describe, expect, it, vi } from 'vitest';

import { blocksOfMarkdown, blocksOfSource } from './block.ts';
import { expectationsOf } from './expectation.ts';
import { anchorsOf, brokenLinks } from './links.ts';
import { run } from './run.ts';
import { placeOf, snippetsOf, type Snippet } from './snippet.ts';
import { typeFaults } from './typeFaults.ts';

// Compiling and importing take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const fenced = (code: string, info = 'ts'): string => `# A page\n\n\`\`\`${info}\n${code}\n\`\`\`\n`;
const snippet = (code: string): Snippet => snippetsOf(blocksOfMarkdown('README.md', fenced(code)))[0]!;

describe('blocks', () => {
  it('are found in Markdown with their lines, also in lists, and no others', () => {
    const text =
      '- one\n\n  ```ts\n  const a = 1;\n    a;\n  ```\n\n```json\n{}\n```\n\n````md\n```ts\nb;\n```\n````\n';
    expect(blocksOfMarkdown('a.md', text)).toEqual([
      {
        file: 'a.md',
        info: '',
        lines: [
          { text: 'const a = 1;', at: 4 },
          { text: '  a;', at: 5 },
        ],
      },
    ]);
  });

  it('are found in the examples of docstrings, and nowhere else in them', () => {
    const text =
      'x;\n/**\n * Says.\n * ```ts\n * no;\n * ```\n * @example\n * ```ts\n * yes;\n * @z;\n * ```\n * @public\n */\n';
    expect(blocksOfSource('a.ts', text)).toEqual([
      {
        file: 'a.ts',
        info: '',
        lines: [
          { text: 'yes;', at: 9 },
          { text: '@z;', at: 10 },
        ],
      },
    ]);
  });

  it('are missed where an example has none', () => {
    expect(() => blocksOfSource('a.ts', '\n/** @example none */')).toThrow('a.ts:2: an @example needs a block');
  });
});

describe('snippets', () => {
  it('join a block that continues the one before, each line at its own place', () => {
    const [joined, ...others] = snippetsOf(blocksOfMarkdown('a.md', fenced('1;') + fenced('2;', 'ts continues')));
    expect(others).toEqual([]);
    expect([placeOf(joined!, 0), placeOf(joined!, 1)]).toEqual(['a.md:4', 'a.md:9']);
  });

  it('are skipped for a reason only', () => {
    const reasons = (text: string) => snippetsOf(blocksOfMarkdown('a.md', text)).map(({ skipped }) => skipped);
    expect(reasons(fenced('1;', 'ts no-run needs an account'))).toEqual(['needs an account']);
    expect(reasons(fenced('// no-run: needs an account\n1;'))).toEqual(['needs an account']);
    expect(() => reasons(fenced('1;', 'ts no-run'))).toThrow('a.md:4: no-run needs a reason');
    expect(() => reasons(fenced('1;', 'ts norun'))).toThrow('a.md:4: expected continues, in or no-run');
  });
});

describe('expectations', () => {
  const found = async (code: string) =>
    (await run(snippet(code))).map(({ expectation, ...seen }) => [expectation.place, seen.found, seen.expected]);

  it('stand behind a statement, below it, or on several lines', async () => {
    expect(await found('1 + 1; // => 2\n[\n  1,\n];\n// => [\n//      1,\n//    ]')).toEqual([
      ['README.md:4', 2, 2],
      ['README.md:8', [1], [1]],
    ]);
  });

  it('are told apart from what is found', async () => {
    expect(await found('1 + 1; // => 3')).toEqual([['README.md:4', 2, 3]]);
  });

  it('are compared as of the moment at which they are reached', async () => {
    expect(await found('const a = [1];\na; // => [1]\na.push(2);')).toEqual([['README.md:5', [1], [1]]]);
  });

  it('see what is imported, awaited and exported', async () => {
    const code = `import * as core from '@opportune/core';\nexport const day = await Promise.resolve(core.days(1));\nday; // => 86_400_000`;
    expect(await found(code)).toEqual([['README.md:6', 86_400_000, 86_400_000]]);
  });

  it('of a block in another folder see what is there', async () => {
    const code = `import { minutes } from './duration.ts';\nminutes(1); // => 60_000`;
    const [there] = snippetsOf(blocksOfMarkdown('README.md', fenced(code, 'ts in packages/core/src/time')));
    expect((await run(there!)).map((seen) => seen.found)).toEqual([60_000]);
  });

  it('have to be reached', async () => {
    await expect(found('if (Date.now() < 0) {\n  Date; // => 1\n}')).rejects.toThrow(
      'README.md:5: Date was never reached',
    );
  });

  it('have to follow an expression and be a value', () => {
    expect(() => expectationsOf(snippet('const a = 1; // => 1'))).toThrow('README.md:4: // => has to follow');
    expect(() => expectationsOf(snippet('1; // => the number one'))).toThrow(
      'README.md:4: // => the number one is not',
    );
  });
});

describe('types', () => {
  it('that do not fit are told with their place; those of another folder are found', () => {
    const code = "import { minutes } from './duration.ts';\nconst a: string = minutes(1);";
    const [there] = snippetsOf(blocksOfMarkdown('README.md', fenced(code, 'ts in packages/core/src/time')));
    expect(typeFaults([there!])).toEqual(["README.md:5: Type 'number' is not assignable to type 'string'."]);
  });
});

describe('links', () => {
  it('that lead nowhere are told with their place', () => {
    const text =
      '# A b\n\n[1](#a-b) [2](#c)\n[3](README.md) [4](none.md)\n`[5](none.md)` [6](https://a.example/b)\n<img src="none.svg">\n';
    expect(brokenLinks([{ file: 'README.md', text }])).toEqual([
      'README.md:3: #c leads to an anchor that is not there',
      'README.md:4: none.md leads to a file that is not there',
      'README.md:6: none.svg leads to a file that is not there',
    ]);
  });

  it('know the anchors that GitHub gives', () => {
    expect([...anchorsOf('# `step`: what, and why?\n## A\n## A\n## `TOO_LATE`\n```\n# no\n```\n')]).toEqual([
      'step-what-and-why',
      'a',
      'a-1',
      'too_late',
    ]);
  });
});
