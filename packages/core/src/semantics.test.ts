import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { testSources } from '../test/testSources.ts';

const semantics = readFileSync(new URL('../../../docs/semantics.md', import.meta.url), 'utf8');
const rules = [...semantics.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule!);

/** Rules that a title of a test begins with: it('T3 an absence …'), it.each(…)('C2, C3 …'). */
const cited = new Set(
  testSources().flatMap(({ source }) =>
    [...source.matchAll(/\(\s*(['"`])((?:[A-Z]\d{1,2}(?:, | ))+)/g)].flatMap(([, , titles]) =>
      titles!.match(/[A-Z]\d+/g)!,
    ),
  ),
);

it('there are rules, each with a number of its own', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
});

it.each(rules)('the rule %s is held by a test', (rule) => {
  expect([...cited]).toContain(rule);
});

it('no test cites a rule that is not there', () => {
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([]);
});
