import { startsWith } from '@opportune/core';

import type { Entry } from './entry.ts';
import type { Situation } from './work.ts';

/** Actions whose conditions an index can do nothing with: each asks something of its own, and none is ever true. */
export function haystack(n: number): { readonly offered: readonly Entry[]; readonly prefixes: readonly string[] } {
  const prefixes = Array.from({ length: n }, (_, i) => `visitor-${i}/`);
  const offered = prefixes.map((prefix, i) => ({
    id: `offer-${i}`,
    rank: n - i,
    when: startsWith('profile.id', prefix),
  }));
  return { offered, prefixes };
}

/** The same by hand, the best first. */
export function closures(prefixes: readonly string[]): (situation: Situation) => number | undefined {
  const tests = prefixes.map((prefix, i) => ({ i, test: ({ profile }: Situation) => profile.id.startsWith(prefix) }));
  return (situation) => {
    for (const { i, test } of tests) if (test(situation)) return i;
    return undefined;
  };
}
