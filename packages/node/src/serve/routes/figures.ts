import type { Route } from '../route.ts';

/** What was counted and timed, for Prometheus. */
export const figures: Route = {
  method: 'GET',
  paths: ['/metrics'],
  scope: 'metrics',
  takes: undefined,
  always: true,
  about: 'figures, in the text format of Prometheus',
  answer: async (_, { prometheus }) => ({
    status: 200,
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    body: prometheus(),
  }),
};
