// Bundles the benchmarks and runs them: what is measured is plain JavaScript, as a user's bundler would make it.
// Usage: pnpm bench [NAME] [--json FILE] [--svg FILE] [--quick]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { build } from 'tsup';

const bench = fileURLToPath(new URL('../packages/bench', import.meta.url));

await build({
  config: false,
  silent: true,
  clean: true,
  entry: { main: `${bench}/src/main.ts`, server: `${bench}/src/load/server.ts` },
  outDir: `${bench}/dist`,
  format: 'esm',
  target: 'node20',
  skipNodeModulesBundle: true,
  noExternal: [/^@opportune\//, 'immer'],
  esbuildOptions: (options) => void (options.conditions = ['@opportune/source']),
});

await build({
  config: false,
  silent: true,
  entry: { page: fileURLToPath(new URL('../packages/browser/bench/page.ts', import.meta.url)) },
  outDir: `${bench}/dist`,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  // As docs/guide/browser.md has it: the browser compiles all of it beside the page, and keeps all of it for the next visit.
  banner: { js: '//# allFunctionsCalledOnLoad' },
  outExtension: () => ({ js: '.js' }),
  noExternal: [/./],
  esbuildOptions: (options) => void (options.conditions = ['@opportune/source']),
});

// What memory holds can be told only after its garbage is collected; a million customers need room, and
// so does what is young among them, as a server would be given.
const { status } = spawnSync(
  'node',
  [
    '--expose-gc',
    '--max-old-space-size=12000',
    '--max-semi-space-size=64',
    `${bench}/dist/main.js`,
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    // What is bundled does not know where the repository lies.
    env: { OPPORTUNE_SHARED: fileURLToPath(new URL('../../shared', import.meta.url)), ...process.env },
  },
);
process.exitCode = status ?? 1;
