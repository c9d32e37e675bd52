import { ok } from '../answer.ts';
import { problem } from '../problem.ts';
import type { Route } from '../route.ts';

/** Whether inputs are taken: what a load balancer asks. */
export const ready: Route = {
  method: 'GET',
  paths: ['/ready'],
  scope: undefined,
  takes: undefined,
  about: 'whether inputs are taken; 503 while the store does not answer or could not commit lately, and once it stops',
  answer: async (_, { runtime }) =>
    (await runtime.ready()) ? ok({ status: 'ready' }) : problem('STORE_FAILED', 'the runtime takes no inputs now'),
};
