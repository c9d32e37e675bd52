import type { Route } from '../route.ts';
import { fromStore } from './fromStore.ts';
import { questionOf } from './questionOf.ts';

/** Forgets a customer for good. */
export const eraseCustomer: Route = {
  method: 'POST',
  paths: ['/v1/erase'],
  scope: 'admin',
  takes: ['application/json'],
  audited: true,
  about: 'forgets a customer for good: `{ customer }`; answers the ids that were theirs',
  answer: async ({ value }, { runtime }) => {
    const { question, refused } = questionOf(value, ['customer']);
    return refused ?? fromStore(async () => ({ erased: await runtime.erase(question.customer) }));
  },
};
