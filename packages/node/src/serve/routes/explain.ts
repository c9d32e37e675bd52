import type { Route } from '../route.ts';
import { fromStore } from './fromStore.ts';
import { questionOf } from './questionOf.ts';

/** Why each action would be chosen now, and why not; changes nothing. */
export const explain: Route = {
  method: 'POST',
  paths: ['/v1/explain'],
  scope: 'admin',
  takes: ['application/json'],
  audited: true,
  about: 'what a customer would get now, and why not everything else: `{ customer, slots, context }`',
  answer: async ({ value }, { runtime }) => {
    const { question, refused } = questionOf(value, ['customer', 'slots', 'context']);
    if (refused !== undefined) return refused;
    return fromStore(async () => {
      const { candidates, result } = await runtime.explain(question);
      return { candidates, faults: result.faults };
    });
  },
};
