import type { ProblemCode } from './problem.ts';

/** What a route answers, before it is written as a response. */
export interface Answer {
  readonly status: number;
  /** Written as JSON, unless it is a text. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where the request is refused. */
  readonly code?: ProblemCode;
  /** What was thrown, or is wrong in detail. For the log; callers are never shown it. */
  readonly error?: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Answers are about customers, and belong into no cache. */
export function toResponse({ status, body, headers }: Answer): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}
