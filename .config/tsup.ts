import { readdirSync, readFileSync } from 'node:fs';
import { basename, posix } from 'node:path';

import type { Options } from 'tsup';

type Exports = Record<string, string | { '@opportune/source': string; import: { default: string } }>;

/** The entries of the package in which tsup runs are its `exports` and its commands: what is listed there is built, nothing else. */
const { exports, publishConfig, unpkg } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Exports;
  // There, because before a build nothing could be linked to it.
  publishConfig?: { bin?: Record<string, string> };
  /** A script for pages without a bundler, with all that it needs. */
  unpkg?: string;
};
const entry: Record<string, string> = {};
for (const target of Object.values(exports)) {
  if (typeof target === 'string') continue;
  entry[basename(target.import.default, '.js')] = target['@opportune/source'];
}
for (const name of Object.keys(publishConfig?.bin ?? {})) entry[name] = `./src/bin/${name}.ts`;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((path) => /^(?!.*\.(test|test-d|bench)\.ts$).*\.ts$/.test(path));

/** What is loaded only when somebody asks for it: a chunk anyway, and one that has to be published. */
const loadedLater = new Set(
  sources.flatMap((path) =>
    [...readFileSync(`src/${path}`, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, to]) =>
      posix.join(posix.dirname(path), to!),
    ),
  ),
);

/** Each file for itself as well, so that each is a chunk of its own: a bundler leaves out a file that nobody asks for, of one that somebody asks for only what is plain.
 * See docs/decisions/0029-each-file-is-built-for-itself.md */
const everyFile: Record<string, string> = {};
for (const path of sources) if (!loadedLater.has(path)) everyFile[`files/${path.slice(0, -3)}`] = `./src/${path}`;

const modules: Options = {
  entry: { ...everyFile, ...entry },
  format: 'esm',
  target: 'es2022',
  splitting: true,
  // Before anything is built; what is built beside it stays.
  clean: true,
};

const commonJs: Options = {
  entry,
  format: 'cjs',
  target: 'es2022',
  splitting: true,
};

/** By themselves, because they take the longest: once for both forms. */
const types: Options = {
  entry,
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
};

const script: Options = {
  entry: { opportune: './src/script.ts' },
  format: 'iife',
  globalName: 'Opportune',
  outExtension: () => ({ js: '.iife.js' }),
  platform: 'browser',
  target: 'es2022',
  minify: true,
  // See docs/decisions/0032-a-start-is-compiled-ahead.md
  banner: { js: '//# allFunctionsCalledOnLoad' },
  env: { NODE_ENV: 'production' },
  noExternal: [/./],
  // What it contains of other packages need not be built by then.
  esbuildOptions: (options) => void (options.conditions = ['@opportune/source']),
};

const scripts = unpkg === undefined ? [] : [script];

/** With `--no-dts` without types. */
const config = ({ dts }: Options): Options[] => [modules, commonJs, ...(dts === false ? [] : [types]), ...scripts];

export default config;
