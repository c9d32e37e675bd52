import { describe, expect, it } from 'vitest';

import { answerOf } from './answerOf.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  answerOf(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));

describe('what a server says of a batch', () => {
  it('is done with all of it, and tells what it refuses for good', async () => {
    const results = [
      { answer: 'accepted', decisions: [{ id: 'd1' }] },
      { answer: 'rejected', detail: 'no type' },
    ];
    expect(await answer(200, { results })).toEqual({ taken: 'all', refused: ['no type'], decisions: [{ id: 'd1' }] });
    expect(await answer(400, { code: 'EVENTS_REJECTED', detail: 'none', results: [{ answer: 'rejected' }] })).toEqual({
      taken: 'all',
      refused: ['400 EVENTS_REJECTED none'],
      decisions: [],
    });
  });

  it('never takes what it cannot read or what is too large', async () => {
    expect(await answer(413, { code: 'BODY_LARGE', detail: 'too large' })).toMatchObject({ taken: 'never' });
    expect(await answer(400, 'nonsense')).toMatchObject({ taken: 'never', refused: ['400'] });
  });

  it.each([401, 403, 404, 408, 429, 500, 502, 503])('may take it later after %d', async (status) => {
    expect(await answer(status, '', { 'retry-after': '7' })).toEqual({
      taken: 'later',
      why: String(status),
      retryAfter: 7_000,
    });
    expect(await answer(status, '', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).toMatchObject({
      retryAfter: 0,
    });
  });
});
