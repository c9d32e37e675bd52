import ts from 'typescript';

import { codeOf, placeOf, type Snippet } from './snippet.ts';

/** An expression of a snippet, and the value that the comment `// =>` behind it promises. */
export interface Expectation {
  readonly place: string;
  /** From where to where the expression stands in the code. */
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly expected: string;
}

/** Not one in a docstring: that is for whoever reads the docstring. */
const PROMISE = /^(?!\s*\*).*?\/\/ =>(.*)$/;
/** A value that needs more than one line goes on in comments that are indented further. */
const MORE = /^\s*\/\/ {2,}(\S.*)$/;

/** Every expectation of a snippet, in order. A `// =>` that follows no expression statement is an error. */
export function expectationsOf(snippet: Snippet): readonly Expectation[] {
  const code = codeOf(snippet);
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true);
  const lines = code.split('\n');
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const taken = new Set<number>();
  const expectations: Expectation[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const last = lineOf(node.end);
      const behind = lines[last]!.slice(source.getLineAndCharacterOfPosition(node.end).character);
      const line = /^\s*\/\/ =>/.test(behind) ? last : /^\s*\/\/ =>/.test(lines[last + 1] ?? '') ? last + 1 : undefined;
      if (line !== undefined) {
        taken.add(line);
        expectations.push({
          place: placeOf(snippet, line),
          start: node.expression.getStart(),
          end: node.expression.end,
          found: node.expression.getText(),
          expected: promised(lines, line),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);

  const stray = lines.findIndex((line, i) => PROMISE.test(line) && !taken.has(i));
  if (stray !== -1)
    throw new Error(`${placeOf(snippet, stray)}: // => has to follow an expression that is a statement`);
  for (const { place, expected } of expectations) {
    const { diagnostics = [] } = ts.transpileModule(`(${expected})`, { reportDiagnostics: true });
    if (expected === '' || diagnostics.length > 0) throw new Error(`${place}: // => ${expected} is not a value`);
  }
  return expectations;
}

function promised(lines: readonly string[], line: number): string {
  const parts = [PROMISE.exec(lines[line]!)?.[1]?.trim() ?? ''];
  for (let next = line + 1; MORE.test(lines[next] ?? ''); next += 1) parts.push(MORE.exec(lines[next]!)![1]!);
  return parts.join(' ');
}
