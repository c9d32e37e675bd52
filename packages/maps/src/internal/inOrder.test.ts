import { expect, it } from 'vitest';

import { inOrder } from './inOrder.ts';
import type { Answer } from './line.ts';

const calls = (...answers: readonly (Answer | false)[]) => {
  const made: number[] = [];
  const steps = answers.map((answer, n) => {
    if (answer === false) return answer;
    return async (): Promise<Answer> => {
      made.push(n);
      return answer;
    };
  });
  return { made, run: () => inOrder(...steps) };
};

it('answers as the last one where all are taken', async () => {
  const { made, run } = calls(
    { status: 'sent' },
    false,
    { status: 'accepted' },
    { status: 'accepted', reference: 'm1' },
  );
  expect(await run()).toEqual({ status: 'accepted', reference: 'm1' });
  expect(made).toEqual([0, 2, 3]);
});

it.each<Answer>([{ status: 'failed', retryable: true, detail: '503' }, { status: 'aborted' }])(
  'stops at the first that is not taken: %o',
  async (answer) => {
    const { made, run } = calls({ status: 'accepted' }, answer, { status: 'accepted' });
    expect(await run()).toBe(answer);
    expect(made).toEqual([0, 1]);
  },
);
