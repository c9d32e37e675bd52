import type { Route } from '../route.ts';
import { fromStore } from './fromStore.ts';
import { questionOf } from './questionOf.ts';

const ADMIN = { method: 'POST', scope: 'admin', takes: ['application/json'], audited: true } as const;

const USUAL = 100;

/** Looking at what could not be delivered, and dealing with it. */
export const deadLetters: readonly Route[] = [
  {
    ...ADMIN,
    paths: ['/v1/dead-letters'],
    about: `decisions that could not be delivered, latest first: \`{ limit }\`, ${String(USUAL)} where it is left out`,
    answer: async ({ value }, { runtime }) => {
      const { question, refused } = questionOf<{ limit?: number }>(value, ['limit']);
      return refused ?? fromStore(async () => ({ deadLetters: await runtime.deadLetters(question.limit ?? USUAL) }));
    },
  },
  {
    ...ADMIN,
    paths: ['/v1/dead-letters/resend'],
    about: 'sends one again: `{ decision }`; answers whether it was there',
    answer: async ({ value }, { runtime }) => {
      const { question, refused } = questionOf<{ decision: string }>(value, ['decision']);
      return refused ?? fromStore(async () => ({ resent: await runtime.resend(question.decision) }));
    },
  },
  {
    ...ADMIN,
    paths: ['/v1/dead-letters/drop'],
    about: 'throws one away for good: `{ decision }`; answers whether it was there',
    answer: async ({ value }, { runtime }) => {
      const { question, refused } = questionOf<{ decision: string }>(value, ['decision']);
      return refused ?? fromStore(async () => ({ dropped: await runtime.drop(question.decision) }));
    },
  },
];
