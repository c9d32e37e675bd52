import { describe, expect, it } from 'vitest';

import { markdown, read, sources } from './testing/documents.ts';
import { brokenLinks } from './testing/links.ts';

describe('what the documentation points to', () => {
  it('is there: files and headings, from every Markdown file', () => {
    expect(brokenLinks(markdown()).join('\n')).toBe('');
  });

  it('is there: rules and pages, from every @see', () => {
    const rules = new Set([...read('docs/semantics.md').text.matchAll(/^- \*\*(\w+)\*\*/gm)].map(([, rule]) => rule));
    const pages = new Set(markdown().map(({ file }) => file));
    const lost = sources().flatMap(({ file, text }) =>
      [...text.matchAll(/@see (docs\/\S+?\.md)(?:, (\w+))?\s/g)]
        .filter(([, page, rule]) => !pages.has(page!) || (rule !== undefined && !rules.has(rule)))
        .map(([see]) => `${file}: ${see.trim()}`),
    );
    expect(lost.join('\n')).toBe('');
  });
});
