import { describe, expect, it } from 'vitest';

import { read } from './testing/documents.ts';

/** The members of an exported union of texts. */
const union = (file: string, name: string): readonly string[] => {
  const [, members = ''] = new RegExp(`export type ${name} =([^;]*);`).exec(read(file).text) ?? [];
  return [...members.matchAll(/'(\w+)'/g)].map(([, member]) => member!);
};

describe('docs/errors.md', () => {
  it('has a heading for every error code, in the same order, and for nothing else', () => {
    const headings = [...read('docs/errors.md').text.matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code);
    expect(headings).toEqual(union('packages/core/src/errors/codes.ts', 'ErrorCode'));
  });
});

describe('docs/guide/data-health.md', () => {
  it('has a row for every measure, in the same order, and for nothing else', () => {
    const rows = [...read('docs/guide/data-health.md').text.matchAll(/^\| `(\w+)` \| /gm)].map(
      ([, measure]) => measure,
    );
    expect(rows).toEqual(union('packages/core/src/health/threshold.ts', 'Measure'));
  });
});

describe('docs/guide/explaining.md', () => {
  it('has a row for every reason, in the same order, and for nothing else', () => {
    const rows = [...read('docs/guide/explaining.md').text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      ([, reason]) => reason,
    );
    expect(rows).toEqual(union('packages/core/src/funnel/reason.ts', 'Reason'));
  });
});
