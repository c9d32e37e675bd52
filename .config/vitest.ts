import { fileURLToPath } from 'node:url';

import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** In CI every property sees the same examples; elsewhere each run looks in a new place. */
process.env['OPPORTUNE_SEED'] ??= process.env['CI'] ? '20261122' : String(Date.now() % 2 ** 31);

/** One project a folder: `--project core` runs the tests of packages/core and no others. */
function project(name: string, folder: string): TestProjectInlineConfiguration {
  return {
    root: root + folder,
    ssr: { resolve: { conditions: ['@opportune/source', 'module', 'node', 'development|production'] } },
    test: { name, include: ['**/*.test.ts'], setupFiles: [`${root}.config/seed.ts`] },
  };
}

/** The types of all packages are judged by one run of the compiler. */
const types: TestProjectInlineConfiguration = {
  root,
  test: {
    name: 'types',
    include: [],
    typecheck: {
      enabled: true,
      only: true,
      ignoreSourceErrors: true,
      include: ['{packages,examples,docs}/**/*.test-d.ts'],
    },
  },
};

const config: ViteUserConfig = {
  root,
  test: {
    globalSetup: `${root}.config/seed.ts`,
    reporters: ['default', 'json'],
    outputFile: { json: `${root}node_modules/.cache/opportune/tests.json` },
    passWithNoTests: true,
    projects: [
      project('core', 'packages/core'),
      project('testing', 'packages/testing'),
      project('node', 'packages/node'),
      project('maps', 'packages/maps'),
      project('bench', 'packages/bench'),
      project('retail', 'examples/retail'),
      project('docs', 'docs'),
      types,
    ],
  },
};

export default config;
