import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import type { Options } from 'tsup';

type Exports = Record<string, string | { '@opportune/source': string; import: { default: string } }>;

/** The entries of the package in which tsup runs are its `exports` and its commands: what is listed there is built, nothing else. */
const { exports, publishConfig } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Exports;
  // There, because before a build nothing could be linked to it.
  publishConfig?: { bin?: Record<string, string> };
};
const entry: Record<string, string> = {};
for (const target of Object.values(exports)) {
  if (typeof target === 'string') continue;
  entry[basename(target.import.default, '.js')] = target['@opportune/source'];
}
for (const name of Object.keys(publishConfig?.bin ?? {})) entry[name] = `./src/bin/${name}.ts`;

const config: Options = {
  entry,
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
};

export default config;
