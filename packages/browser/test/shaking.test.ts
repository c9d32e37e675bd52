import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import * as core from '@opportune/core';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import webpack from 'webpack';

import { built } from './built.ts';

const root = built();
const entry = `${root}/page/tenRules.ts`;

/** A page of ten rules, from the packages as they are built, by the bundlers that most pages are made with. */
const bundlers: Readonly<Record<string, () => Promise<string>>> = {
  async esbuild() {
    const { outputFiles } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    });
    return outputFiles[0]!.text;
  },
  async Vite() {
    const bundled = await vite({
      configFile: false,
      logLevel: 'error',
      root,
      build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: entry } },
    });
    const { output } = bundled as unknown as { output: readonly [{ code: string }] };
    return output[0].code;
  },
  async webpack() {
    const path = mkdtempSync(join(tmpdir(), 'opportune-webpack-'));
    try {
      await new Promise<void>((resolve, reject) => {
        const output = { path, filename: 'page.js' };
        webpack({ mode: 'production', target: ['web', 'es2022'], context: root, entry, output }, (error, stats) => {
          if (error === null && stats?.hasErrors() === false) resolve();
          else reject(error ?? new Error(stats?.toString()));
        });
      });
      return readFileSync(`${path}/page.js`, 'utf8');
    } finally {
      rmSync(path, { recursive: true });
    }
  },
};

/** What a rule looks like, whatever quotes a bundler likes. */
const RULE = /family:["'`](\w+)["'`],kind:["'`](\w+)["'`]/g;
const rulesIn = (code: string): readonly string[] =>
  Array.from(code.matchAll(RULE), ([, family, kind]) => `${family!} ${kind!}`).sort();

const NAMED = ['all', 'allocate', 'cap', 'eq', 'gte', 'hash', 'limit', 'lt', 'not', 'oneOf', 'qualify'];

/** Words of what the page does not name. */
const OTHERS = {
  importers: 'NOT_EXPRESSIBLE',
  health: 'HEALTH_INVALID',
  'forms of events': 'CLOCK_DOUBTFUL',
  'the JSON Schema': 'Opportune strategy',
  'the checks of compile': 'ID_DUPLICATE',
  'a strategy from a URL': 'STRATEGY_FAILED',
  pageViews: 'prerenderingchange',
  campaign: 'campaign_entered',
  clicks: 'element_clicked',
  exitIntent: 'exit_intended',
  forms: 'form_submitted',
  scrollDepth: 'page_scrolled',
  timeOnPage: 'time_on_page',
  visibility: 'page_hidden',
  slotElement: 'another client fills',
};

/** All that is built, but for the one script that is meant to hold everything. */
const everything = (): string =>
  ['core', 'browser']
    .map((name) => `${root}/node_modules/@opportune/${name}/dist`)
    .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith('.js') && !file.endsWith('.iife.js'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

describe('a page of ten rules', { timeout: 120_000 }, () => {
  const pages = new Map<string, string>();

  beforeAll(async () => {
    for (const [name, bundle] of Object.entries(bundlers)) pages.set(name, await bundle());
  }, 120_000);

  it.each(Object.keys(bundlers))('holds the rules that it names and no others, by %s', (bundler) => {
    const known = core.standardVocabulary.filter(({ kind }) => NAMED.includes(kind));
    expect(rulesIn(pages.get(bundler)!)).toEqual(known.map(({ family, kind }) => `${family} ${kind}`).sort());
  });

  it.each(Object.keys(bundlers))('holds nothing else of what it does not name, by %s', (bundler) => {
    const [page, whole] = [pages.get(bundler)!, everything()];
    const found = Object.entries(OTHERS).map(([what, word]) => [what, whole.includes(word), page.includes(word)]);
    expect(found).toEqual(Object.keys(OTHERS).map((what) => [what, true, false]));
  });

  it('is about as large by each of them', () => {
    const sizes = [...pages.values()].map((code) => gzipSync(code, { level: 9 }).length);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.15);
  });
});
