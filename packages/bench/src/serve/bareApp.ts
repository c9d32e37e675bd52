import { Hono } from 'hono';

/** Parses what comes and answers, and does nothing. */
export function bareApp(): Hono {
  const app = new Hono();
  app.post('/v1/events', async (context) => {
    const events = await context.req.json<unknown>();
    return context.json({ accepted: Array.isArray(events) ? events.length : 1 });
  });
  app.post('/v1/decide', async (context) => {
    const { customer } = await context.req.json<{ readonly customer: string }>();
    return context.json({ id: customer, decisions: [] });
  });
  return app;
}
