import type { Decision, Millis } from '@opportune/core';

/** What the server says of a batch. */
export type Answer =
  /** It is done with all of them; those that it refuses for good are told of. */
  | { readonly taken: 'all'; readonly refused: readonly string[]; readonly decisions: readonly Decision[] }
  /** The batch as it is will never be taken. */
  | { readonly taken: 'never'; readonly refused: readonly string[]; readonly decisions: readonly Decision[] }
  | { readonly taken: 'later'; readonly why: string; readonly retryAfter: Millis };

interface Body {
  readonly code?: string;
  readonly detail?: string;
  readonly results?: readonly {
    readonly answer: string;
    readonly id?: string;
    readonly detail?: string;
    readonly decisions?: readonly Decision[];
  }[];
}

export async function answerOf(response: Response): Promise<Answer> {
  const { status } = response;
  const body = ((await response.json().catch(() => undefined)) ?? {}) as Body;
  const { results = [] } = body;
  const said = `${status} ${body.code ?? ''} ${body.detail ?? ''}`.trim();
  const decisions = results.flatMap((result) => result.decisions ?? []);
  if (response.ok || body.code === 'EVENTS_REJECTED') {
    const rejected = results.filter(({ answer }) => answer === 'rejected');
    return { taken: 'all', refused: rejected.map(({ detail = said }) => detail), decisions };
  }
  if (status === 400 || status === 413) return { taken: 'never', refused: [said], decisions };
  // A key that is not known may be known tomorrow: what it should have opened is kept.
  return { taken: 'later', why: said, retryAfter: Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0 };
}
