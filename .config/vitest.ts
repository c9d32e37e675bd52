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

/** One project a folder: `--project core` runs the tests of packages/core and no others. */
function project(name: string, folder: string, globalSetup: string[] = []): TestProjectInlineConfiguration {
  return {
    root: root + folder,
    ssr: inNode,
    test: {
      name,
      include: ['**/*.test.ts'],
      exclude: [...defaultExclude, IN_A_PAGE],
      setupFiles: [`${root}.config/seed.ts`],
      globalSetup,
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
      project('core', 'packages/core'),
      project('testing', 'packages/testing'),
      project('node', 'packages/node'),
      project('maps', 'packages/maps'),
      project('browser', 'packages/browser', [`${root}packages/browser/test/build.ts`]),
      project('react', 'packages/react'),
      project('bench', 'packages/bench'),
      project('retail', 'examples/retail'),
      project('storefront', 'examples/storefront'),
      project('docs', 'docs'),
      types,
      ...(chromium === undefined ? [] : [page(chromium)]),
    ],
  },
};

export default config;
