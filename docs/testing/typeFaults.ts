import { resolve } from 'node:path';

import ts from 'typescript';

import { root } from './root.ts';
import { codeOf, placeOf, type Snippet } from './snippet.ts';

/** What the compiler says of the snippets, all judged in one program with the settings of the repository. */
export function typeFaults(snippets: readonly Snippet[]): readonly string[] {
  const files = new Map(snippets.map((snippet, i) => [resolve(root, snippet.folder, `snippet-${i}.ts`), snippet]));
  const options = { ...settings(), noEmit: true, declaration: false, isolatedDeclarations: false };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => files.has(file) || disk.fileExists(file),
    getSourceFile: (file, version, ...rest) => {
      const snippet = files.get(file);
      if (snippet === undefined) return disk.getSourceFile(file, version, ...rest);
      return ts.createSourceFile(file, codeOf(snippet), version, true);
    },
  };
  // What only a package uses, such as zod, is found from there.
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  host.resolveModuleNameLiterals = (names, importer) =>
    names.map(({ text }) => {
      const from = (file: string) => ts.resolveModuleName(text, file, options, host, cache);
      const found = from(importer);
      return found.resolvedModule ? found : from(resolve(root, 'packages/core/src/index.ts'));
    });

  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, snippet]) => {
    const source = program.getSourceFile(file)!;
    const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return faults.map(({ start = 0, messageText }) => {
      const { line } = source.getLineAndCharacterOfPosition(start);
      return `${placeOf(snippet, line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}

function settings(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: { readonly compilerOptions: object };
  };
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
}
