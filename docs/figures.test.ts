import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { read } from './testing/documents.ts';
import { sectionOf, withFigures, type Measured } from './testing/figures.ts';
import { root } from './testing/root.ts';

const FIGURES = 'docs/bench/step.json';
const readme = read('README.md').text;

// With `-u` the README is written anew.
it('the figures in the README are those measured last', async () => {
  if (existsSync(resolve(root, FIGURES))) {
    const measured = JSON.parse(read(FIGURES).text) as Measured;
    await expect(withFigures(readme, measured)).toMatchFileSnapshot(resolve(root, 'README.md'));
  } else {
    expect(sectionOf(readme, 'step')).not.toContain('|');
  }
});
