import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { read } from './testing/documents.ts';
import { root } from './testing/root.ts';
import { scenes } from './testing/scenes.ts';
import { timeline } from './testing/timeline.ts';

// With `-u` the pictures are drawn anew.
describe('the pictures of triggers show what triggers do', () => {
  it.each(Object.entries(scenes))('%s', async (name, scene) => {
    await expect(timeline(scene)).toMatchFileSnapshot(resolve(root, `docs/images/triggers/${name}.svg`));
  });

  it('the guide shows each of them', () => {
    const { text } = read('docs/guide/triggers.md');

    for (const name of Object.keys(scenes)) expect(text).toContain(`../images/triggers/${name}.svg`);
  });
});
