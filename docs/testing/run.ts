import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';

import { expectationsOf, type Expectation } from './expectation.ts';
import { root } from './root.ts';
import { codeOf, placeOf, type Snippet } from './snippet.ts';

/** An expectation and what was seen in its place. */
export interface Seen {
  readonly expectation: Expectation;
  readonly found: unknown;
  readonly expected: unknown;
}

const AsyncFunction = async function () {}.constructor as new (
  ...parametersAndBody: string[]
) => (...given: unknown[]) => Promise<void>;

/** Runs a snippet as a module and yields what it came to at each `// =>`, in the order in which they were reached. */
export async function run(snippet: Snippet): Promise<readonly Seen[]> {
  const expectations = expectationsOf(snippet);
  const seen: Seen[] = [];
  const see = (i: number, found: unknown, expected: () => unknown): void => {
    // A copy: what is compared afterwards is what was there now.
    seen.push({ expectation: expectations[i]!, found: copied(found), expected: expected() });
  };
  const load = (name: string): Promise<unknown> => importAs(name, snippet.folder);
  try {
    await new AsyncFunction('$see', '$import', `'use strict';\n${runnable(codeOf(snippet), expectations)}`)(see, load);
  } catch (error) {
    const after = seen.at(-1)?.expectation.place ?? placeOf(snippet, 0);
    throw new Error(`threw after ${after}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const missed = expectations.find((each) => seen.every(({ expectation }) => expectation !== each));
  if (missed !== undefined) throw new Error(`${missed.place}: ${missed.found} was never reached`);
  return seen;
}

/** The code as JavaScript in which each expectation is a call, and each import too. */
function runnable(code: string, expectations: readonly Expectation[]): string {
  let marked = code;
  for (const [i, { start, end, found, expected }] of [...expectations.entries()].reverse()) {
    marked = `${marked.slice(0, start)}$see(${i}, (${found}), () => (${expected}))${marked.slice(end)}`;
  }
  const { outputText } = ts.transpileModule(marked, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  const source = ts.createSourceFile('snippet.js', outputText, ts.ScriptTarget.ES2022, true);
  return source.statements.map((statement) => withoutModules(statement)).join('\n');
}

function withoutModules(statement: ts.Statement): string {
  const text = statement.getText();
  if (ts.isExportDeclaration(statement)) return '';
  if (!ts.isImportDeclaration(statement)) return text.replace(/^export /, '');
  const from = `await $import(${statement.moduleSpecifier.getText()})`;
  const bindings = statement.importClause?.namedBindings;
  const own = statement.importClause?.name;
  const whole = bindings !== undefined && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = named.map(({ name, propertyName }) =>
    propertyName ? `${propertyName.text}: ${name.text}` : name.text,
  );
  if (own !== undefined) names.push(`default: ${own.text}`);
  return `const ${whole ?? `{ ${names.join(', ')} }`} = ${from};`;
}

/** Packages come from the root or, where only a package uses them, from there; `@opportune/*` is its source. */
async function importAs(name: string, folder: string): Promise<unknown> {
  if (name.startsWith('.')) return import(/* @vite-ignore */ resolve(root, folder, name));
  if (name.startsWith('@opportune/') || name.startsWith('node:')) return import(/* @vite-ignore */ name);
  for (const base of [`${folder}/module.js`, 'package.json', 'packages/core/package.json']) {
    try {
      const path = createRequire(resolve(root, base)).resolve(name);
      return await import(/* @vite-ignore */ pathToFileURL(path).href);
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return import(/* @vite-ignore */ name);
}

function copied(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}
