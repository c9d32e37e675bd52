import { readdirSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { aggregatesRule } from '../parts/aggregates.ts';
import { triggersRule } from '../parts/triggers.ts';
import { standardVocabulary } from './standardVocabulary.ts';

const folders = ['conditions', 'terms', 'profile', 'triggers', 'policies', 'factors', 'funnel', 'parts'];

/** Kinds of the rules that are declared in the sources: a rule that nobody has listed would be dead. */
const declared = folders.flatMap((folder) =>
  readdirSync(new URL(`../${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test'))
    .map((name) => readFileSync(new URL(`../${folder}/${name}`, import.meta.url), 'utf8'))
    .flatMap((source) => {
      const family = /family: '(\w+)',\n\s+kind: '(\w+)',/.exec(source);
      return family === null ? [] : [`${family[1]} ${family[2]}`];
    }),
);

it('the standard vocabulary has every rule that is written down, once', () => {
  const listed = [...standardVocabulary, aggregatesRule, triggersRule].map(({ family, kind }) => `${family} ${kind}`);

  expect(listed.sort()).toEqual(declared.sort());
});
