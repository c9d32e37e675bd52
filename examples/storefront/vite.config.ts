import { fileURLToPath } from 'node:url';

import { normalizePath, type UserConfig } from 'vite';

import { pages } from './src/pages/pages.ts';
import { pagesPlugin } from './src/server/pagesPlugin.ts';
import { POLICY } from './src/server/policy.ts';

const root = normalizePath(fileURLToPath(new URL('.', import.meta.url)));

const config: UserConfig = {
  root,
  appType: 'mpa',
  plugins: [pagesPlugin(root, pages)],
  resolve: { conditions: ['@opportune/source', 'module', 'browser', 'development|production'] },
  build: {
    emptyOutDir: true,
    // Every browser that knows them can do this by itself; what Vite would add is code in the page.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [...pages.keys()].map((file) => root + file) },
  },
  preview: { headers: { 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' } },
};

export default config;
