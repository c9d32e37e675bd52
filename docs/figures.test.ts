import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { chart } from '../packages/bench/src/chart.ts';
import type { Report } from '../packages/bench/src/report.ts';
import { read } from './testing/documents.ts';
import { sectionOf, withFigures } from './testing/figures.ts';
import { root } from './testing/root.ts';

/** The benchmarks whose figures stand in a page. */
const PAGES = {
  'README.md': ['step'],
  'docs/speed.md': ['conditions', 'time-quiet', 'time-busy', 'funnel', 'retail', 'load', 'load-postgres', 'page'],
};
const CHARTS = { conditions: 'docs/images/conditions.svg' };

/** What a benchmark has measured last; undefined where nobody has. */
function measured(name: string): Report | undefined {
  const file = `docs/bench/${name}.json`;
  return existsSync(resolve(root, file)) ? (JSON.parse(read(file).text) as Report) : undefined;
}

// With `-u` pages and charts are written anew: a page once, because two that write it at the same time leave a part of each.
describe('the figures are those measured last', () => {
  for (const [page, names] of Object.entries(PAGES)) {
    it(`in ${page}`, async () => {
      const { text } = read(page);
      const reports = names.map((name) => ({ name, report: measured(name) }));
      for (const { name, report } of reports) {
        if (report === undefined) expect(sectionOf(text, name)).not.toContain('|');
      }
      const written = reports.reduce(
        (all, { report }) => (report === undefined ? all : withFigures(all, report)),
        text,
      );
      await expect(written).toMatchFileSnapshot(resolve(root, page));
    });
  }

  for (const [name, file] of Object.entries(CHARTS)) {
    it(`in ${file}`, async () => {
      await expect(chart(measured(name)!)).toMatchFileSnapshot(resolve(root, file));
    });
  }
});

it('figures are written between their markers, also where nothing stands there yet, and nowhere else', () => {
  const page = (section: string): string => `# A page\n\n<!-- bench:a -->${section}<!-- /bench:a -->\n\nThe end.\n`;
  const report: Report = { name: 'a', machine: 'A machine', rows: [] };
  const written = withFigures(page('\n'), report);
  expect(sectionOf(written, 'a')).toMatch(/^\n\| subject .*\n\nA machine\.\n$/s);
  expect(written).toBe(page(sectionOf(written, 'a')));
  expect(withFigures(written, report)).toBe(written);
  expect(() => withFigures('# A page\n', report)).toThrow('expected the markers of bench:a, found none');
});
