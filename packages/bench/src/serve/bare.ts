import { Hono } from 'hono';

import { asking, type Subject } from './subject.ts';

/** Parses what comes and answers, and does nothing. */
export function bare(): Subject {
  const app = new Hono();
  app.post('/v1/events', async (context) => {
    const events = await context.req.json<readonly unknown[]>();
    return context.json({ accepted: events.length });
  });
  app.post('/v1/decide', async (context) => {
    const { customer } = await context.req.json<{ readonly customer: string }>();
    return context.json({ id: customer, decisions: [] });
  });
  return asking(async (request) => app.fetch(request));
}
