import { fileURLToPath } from 'node:url';

import { playwright } from '@vitest/browser-playwright';
import { defaultExclude, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';

import { chromium, quietly } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests of core that are for a page only. */
const IN_A_PAGE = 'test/chromium/*.test.ts';

/** In CI every property sees the same examples; elsewhere each run looks in a new place. */
process.env['OPPORTUNE_SEED'] ??= process.env['CI'] ? '20261122' : String(Date.now() % 2 ** 31);

const inNode = { resolve: { conditions: ['@opportune/source', 'node', 'development|production'] } };

/** Projects that wait for nothing but the processor have all of it, and come first: beside them others would be late. */
const busy = { maxWorkers: '100%', sequence: { groupOrder: 0 } };
/** Those that wait for processes, a browser or a disk leave a core to these. */
const waiting = { sequence: { groupOrder: 1 } };

/** One project a folder: `--project core` runs the tests of packages/core and no others. */
function project(
  name: string,
  folder: string,
  pace: typeof busy | typeof waiting,
  globalSetup: string[] = [],
): TestProjectInlineConfiguration {
  return {
    root: root + folder,
    ssr: inNode,
    test: {
      name,
      include: ['**/*.test.ts'],
      exclude: [...defaultExclude, IN_A_PAGE],
      setupFiles: [`${root}.config/seed.ts`],
      globalSetup,
      ...pace,
    },
  };
}

/** A page has no environment but what it is given, and looks at fewer examples of a law than Node does. */
const ofAPage = {
  OPPORTUNE_SEED: process.env['OPPORTUNE_SEED'],
  OPPORTUNE_RUNS: Number(process.env['OPPORTUNE_RUNS'] ?? 1) / 5,
};

/** What holds in a page, in a real Chromium, under a policy that lets no text become code. */
function page(executablePath: string): TestProjectInlineConfiguration {
  return {
    root: `${root}packages/core`,
    resolve: { conditions: ['@opportune/source', 'module', 'browser', 'development|production'] },
    // In Node, what records for the page.
    environments: { __vitest__: inNode },
    define: { 'process.env': JSON.stringify(ofAPage) },
    // One that is found on the way would load the page again.
    optimizeDeps: { include: ['fast-check', 'immer'] },
    server: { headers: { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" } },
    test: {
      name: 'chromium',
      include: [IN_A_PAGE, 'test/laws/reference.test.ts', 'src/internal/*.test.ts'],
      ...waiting,
      setupFiles: [`${root}.config/seed.ts`],
      globalSetup: `${root}packages/core/test/chromium/recorder.ts`,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath, args: ['--headless', ...quietly] } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

/** The types of all packages are judged by one run of the compiler. */
const types: TestProjectInlineConfiguration = {
  root,
  test: {
    name: 'types',
    include: [],
    ...waiting,
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
    globalSetup: [`${root}.config/seed.ts`, `${root}.config/chromium.ts`, `${root}.config/postgres.ts`],
    reporters: ['default', 'json'],
    outputFile: { json: `${root}node_modules/.cache/opportune/tests.json` },
    passWithNoTests: true,
    projects: [
      project('core', 'packages/core', busy),
      project('testing', 'packages/testing', busy),
      project('node', 'packages/node', waiting),
      project('maps', 'packages/maps', busy),
      project('browser', 'packages/browser', waiting, [`${root}packages/browser/test/build.ts`]),
      project('react', 'packages/react', waiting),
      project('bench', 'packages/bench', waiting),
      project('retail', 'examples/retail', busy),
      project('storefront', 'examples/storefront', waiting),
      project('docs', 'docs', waiting),
      types,
      ...(chromium === undefined ? [] : [page(chromium)]),
    ],
  },
};

export default config;
