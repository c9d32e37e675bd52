import { describe, expect, it } from 'vitest';

import { call } from './call.ts';
import type { Line } from './line.ts';
import { post } from './post.ts';

const line = (answer: Response, more: Partial<Line> = {}): Line => ({
  fetch: async () => answer,
  timeout: 1_000,
  taken: () => 'accepted',
  explain: (body) => body,
  ...more,
});
const at = { now: 1_795_338_000_000 };
const request = { url: 'https://a.example/', headers: {}, body: '{}' };

describe('call', () => {
  it('sends no body with GET', async () => {
    let sent: RequestInit = {};
    const fetching = line(new Response('[]'), { fetch: async (_, init) => ((sent = init), new Response('[]')) });
    const reply = await call(fetching, at, { method: 'GET', url: 'https://a.example/', headers: { accept: 'x/y' } });

    expect(reply).toMatchObject({ taken: true, status: 200, text: '[]' });
    expect(sent).toMatchObject({ method: 'GET', redirect: 'manual' });
    expect('body' in sent).toBe(false);
  });

  it('waits as the platform says in its own way, else as Retry-After says', async () => {
    const busy = (): Response => new Response('{"left":7}', { status: 429, headers: { 'retry-after': '3' } });
    const wait = (_: Headers, body: string): number => Number(JSON.parse(body).left);

    expect(await call(line(busy(), { wait }), at, request)).toMatchObject({ answer: { retryAfter: 7 } });
    expect(await call(line(busy()), at, request)).toMatchObject({ answer: { retryAfter: 3_000 } });
  });

  it('tries again what the platform means so, and only that', async () => {
    const again = (status: number): boolean => status === 403;
    const answered = async (status: number): Promise<unknown> => {
      const reply = await call(line(new Response('no', { status }), { again }), at, request);
      return reply.taken || reply.answer.retryable;
    };

    expect([await answered(403), await answered(400), await answered(503)]).toEqual([true, false, true]);
  });

  it('tries not again what is broken for good, as the platform says', async () => {
    const final = (body: string): boolean => body === 'wrong key';
    const answered = async (body: string, status: number): Promise<unknown> => {
      const reply = await call(line(new Response(body, { status }), { final }), at, request);
      return reply.taken || reply.answer.retryable;
    };

    expect([await answered('wrong key', 500), await answered('broken', 500)]).toEqual([false, true]);
    // Too many requests are never for good.
    expect(await answered('wrong key', 429)).toBe(true);
  });
});

describe('a body that does not come', () => {
  const stalled = (status: number): Response => new Response(new ReadableStream(), { status });

  it('leaves taken what was taken, where nothing in it matters', async () => {
    const reply = await call(line(stalled(202), { bodyless: true, timeout: 50 }), at, request);

    expect(reply).toMatchObject({ taken: true, status: 202, text: '' });
  });

  it('is no answer where it matters, or where it would say why not', async () => {
    const again = { taken: false, answer: { status: 'failed', retryable: true, detail: 'no answer: waited 50 ms' } };

    expect(await call(line(stalled(202), { timeout: 50 }), at, request)).toEqual(again);
    expect(await call(line(stalled(500), { bodyless: true, timeout: 50 }), at, request)).toEqual(again);
  });
});

describe('post', () => {
  const delivery = { ...at, decision: {} as never, profile: {} };
  const posted = (more: Partial<Line>): Promise<unknown> =>
    post(line(new Response('{"success":false}'), more), delivery, 'https://a.example/', {}, '{}');

  it('takes a refusal of what was taken before for a success', async () => {
    const already = (status: number, text: string): boolean => status === 409 && text === 'sent before';
    const answered = (body: string, status: number): Promise<unknown> =>
      post(line(new Response(body, { status }), { already }), delivery, 'https://a.example/', {}, '{}');

    expect(await answered('sent before', 409)).toEqual({ status: 'accepted' });
    expect(await answered('in the way', 409)).toMatchObject({ status: 'failed', retryable: false });
    expect(await answered('sent before', 400)).toMatchObject({ status: 'failed' });
  });

  it('asks a body of a good status whether it is a success', async () => {
    const refused = { status: 'failed', retryable: true, detail: 'not now' } as const;

    expect(await posted({ verdict: ({ text }) => (text.includes('false') ? refused : undefined) })).toBe(refused);
    expect(await posted({ verdict: () => undefined })).toEqual({ status: 'accepted' });
  });
});
