/** A line of code, and where it stands in its document. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/** A fenced block of TypeScript in a document, or in an `@example`. */
export interface Block {
  /** From the root of the repository. */
  readonly file: string;
  readonly lines: readonly Line[];
  /** What stands behind `ts` in the fence. */
  readonly info: string;
}

const FENCE = /^([ \t]*)(`{3,})\s*(\w*)\s*(.*)$/;

/** The blocks among some lines that are fenced as `ts`. */
function blocksIn(file: string, lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const [, indent = '', ticks = '', language, info = ''] = FENCE.exec(lines[i]!.text) ?? [];
    if (ticks === '') continue;
    const rest = lines.slice(i + 1);
    const length = rest.findIndex(({ text }) => text.trim() === ticks);
    const inside = rest.slice(0, length === -1 ? rest.length : length);
    if (language === 'ts') blocks.push({ file, info: info.trim(), lines: inside.map((line) => dedent(line, indent)) });
    i += inside.length + 1;
  }
  return blocks;
}

/** The blocks of a Markdown document. */
export const blocksOfMarkdown = (file: string, text: string): readonly Block[] => blocksIn(file, linesOf(text));

/** The blocks of every `@example` in the docstrings of a source file. */
export function blocksOfSource(file: string, text: string): readonly Block[] {
  const lines = linesOf(text);
  return [...text.matchAll(/^[ \t]*\/\*\*.*?\*\//gms)].flatMap((docstring) => {
    const first = text.slice(0, docstring.index).split('\n').length - 1;
    const length = docstring[0].split('\n').length;
    const body = lines.slice(first, first + length).map(({ text: line, at }) => ({ text: bare(line), at }));
    return examplesIn(body).flatMap((example) => {
      const blocks = blocksIn(file, example);
      if (blocks.length === 0)
        throw new Error(`${file}:${example[0]?.at ?? 0}: an @example needs a block fenced as ts`);
      return blocks;
    });
  });
}

const linesOf = (text: string): readonly Line[] => text.split('\n').map((line, i) => ({ text: line, at: i + 1 }));

const dedent = ({ text, at }: Line, indent: string): Line => ({
  text: text.startsWith(indent) ? text.slice(indent.length) : text.trimStart(),
  at,
});

/** A line of a docstring without its star. */
const bare = (line: string): string => line.replace(/^\s*(\/\*\*|\*\/|\*) ?/, '').replace(/\s*\*\/$/, '');

/** What stands between each `@example` and the next tag. */
function examplesIn(lines: readonly Line[]): readonly (readonly Line[])[] {
  const examples: Line[][] = [];
  let example: Line[] | undefined;
  let isCode = false;
  for (const line of lines) {
    if (line.text.startsWith('```')) isCode = !isCode;
    if (!isCode && line.text.startsWith('@')) {
      example = line.text.startsWith('@example') ? [] : undefined;
      if (example !== undefined) examples.push(example);
    }
    example?.push(line);
  }
  return examples;
}
