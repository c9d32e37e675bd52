import { endsWith, includes, startsWith, type Node } from '@opportune/core';

import type { Entry } from './entry.ts';
import type { Situation } from './work.ts';

type Test = (situation: Situation) => boolean;

/** Of several kinds, so that nobody's code is made for one of them only: as it is where other conditions were asked before. */
const QUESTIONS: readonly { readonly node: (text: string) => Node; readonly test: (text: string) => Test }[] = [
  {
    node: (text) => startsWith('profile.id', text),
    test: (text) => (situation) => situation.profile.id.startsWith(text),
  },
  {
    node: (text) => endsWith('profile.id', text),
    test: (text) => (situation) => situation.profile.id.endsWith(text),
  },
  {
    node: (text) => includes('profile.id', text),
    test: (text) => (situation) => situation.profile.id.includes(text),
  },
];

/** Actions that each ask something of their own that is never true; and closures that ask the same, the best first. */
export function haystack(n: number): { readonly offered: readonly Entry[]; readonly tests: readonly Test[] } {
  const asked = Array.from({ length: n }, (_, i) => ({
    ...QUESTIONS[i % QUESTIONS.length]!,
    text: `visitor-${i}/`,
  }));
  return {
    offered: asked.map(({ node, text }, i) => ({ id: `offer-${i}`, rank: n - i, when: node(text) })),
    tests: asked.map(({ test, text }) => test(text)),
  };
}
