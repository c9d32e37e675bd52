import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'vite';

import { bundle } from '../../browser/test/bundle.ts';
import type { Handed } from './page/app.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folderOf = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** The newest React, and the oldest that is supported: where each is. */
export const REACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'React 19': { react: folderOf('react'), 'react-dom': folderOf('react-dom') },
  'React 18': { react: folderOf('react-18'), 'react-dom': folderOf('react-dom-18') },
};

/** The page's script with one React, as a developer has it: with its complaints. */
export const script = (alias: Readonly<Record<string, string>>): Promise<string> =>
  bundle(file('page/entry.ts'), { mode: 'development', alias });

/** What the server renders with the same React. */
export async function renderer(alias: Readonly<Record<string, string>>): Promise<(handed: Handed) => string> {
  const outDir = await mkdtemp(join(tmpdir(), 'opportune-react-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"development"' },
      resolve: { alias, conditions: ['@opportune/source', 'module', 'node', 'development|production'] },
      ssr: { noExternal: true, resolve: { conditions: ['@opportune/source', 'module', 'node'] } },
      build: { ssr: file('page/server.ts'), outDir, rolldownOptions: { output: { entryFileNames: 'server.mjs' } } },
    });
    const { render } = (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'server.mjs')).href)) as {
      render: (handed: Handed) => string;
    };
    return render;
  } finally {
    await rm(outDir, { recursive: true });
  }
}
