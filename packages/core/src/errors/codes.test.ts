import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { testSources } from '../../test/testSources.ts';

const codes = [...readFileSync(new URL('codes.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '(\w+)'/gm)].map(
  ([, code]) => code!,
);

it('there are codes', () => {
  expect(codes).toContain('STRATEGY_INVALID');
  expect(codes.length).toBeGreaterThan(30);
});

it.each(codes)('%s is what some test expects', (code) => {
  const tests = testSources().filter(({ source }) => new RegExp(`\\b${code}\\b`).test(source));

  expect(tests.map(({ path }) => path)).not.toEqual([]);
});
