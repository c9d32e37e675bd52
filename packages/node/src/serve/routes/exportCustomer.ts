import type { Route } from '../route.ts';
import { fromStore } from './fromStore.ts';
import { questionOf } from './questionOf.ts';

/** All that is kept of a customer. The id stands in the body, because addresses end up in the logs of others. */
export const exportCustomer: Route = {
  method: 'POST',
  paths: ['/v1/export'],
  scope: 'admin',
  takes: ['application/json'],
  audited: true,
  about: 'all that is kept of a customer: `{ customer }`',
  answer: async ({ value }, { runtime }) => {
    const { question, refused } = questionOf(value, ['customer']);
    return refused ?? fromStore(() => runtime.export(question.customer));
  },
};
