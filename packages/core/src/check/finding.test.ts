import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const codes = [...read('finding.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code!);
const told = [...read('../../../../docs/guide/checking.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code!);

it('K1 the guide says of every code what it means', () => {
  expect(codes.length).toBeGreaterThan(15);
  expect([...told].sort()).toEqual([...codes].sort());
});
