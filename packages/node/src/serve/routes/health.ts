import { ok } from '../answer.ts';
import type { Route } from '../route.ts';

/** Whether the process is alive. */
export const health: Route = {
  method: 'GET',
  paths: ['/health'],
  scope: undefined,
  takes: undefined,
  always: true,
  about: 'whether the process is alive',
  answer: async () => ok({ status: 'alive' }),
};
