import { describe, expect, it } from 'vitest';

import type { Reply } from './call.ts';
import { tokenOf } from './tokenOf.ts';

const answered = (text: string): Reply => ({ taken: true, status: 200, headers: new Headers(), text });

describe('tokenOf', () => {
  it.each([
    ['{"access_token":"t","expires_in":3600}', 3_601_000],
    ['{"access_token":"t","expires_in":"3600"}', 3_601_000],
    ['{"access_token":"t"}', 1_000],
    ['{"access_token":"t","expires_in":"soon"}', 1_000],
  ])('finds the token and its end in %s', (body, until) => {
    expect(tokenOf(answered(body), 1_000)).toEqual({ token: 't', until });
  });

  it.each(['', '[]', '{"access_token":""}', '{"access_token":7}', '{"token":"t"}'])(
    'finds none in %s, and does not repeat it',
    (body) => {
      const answer = { status: 'failed', retryable: true, detail: '200 without an access_token' };
      expect(tokenOf(answered(body), 1_000)).toEqual({ answer });
    },
  );

  it('hands on why there was no answer', () => {
    const answer = { status: 'failed', retryable: false, detail: '401 no' } as const;
    expect(tokenOf({ taken: false, answer }, 1_000)).toMatchObject({ answer });
  });
});
