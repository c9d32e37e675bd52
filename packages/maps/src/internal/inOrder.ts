import type { Answer } from './line.ts';

type Step = () => Promise<Answer>;

/** Makes calls one after the other, each only when the one before was taken, and answers as the last that was made. */
export async function inOrder(...calls: readonly (Step | false)[]): Promise<Answer> {
  let answer: Answer = { status: 'accepted' };
  for (const call of calls) {
    if (call === false) continue;
    answer = await call();
    if (answer.status !== 'accepted' && answer.status !== 'sent') return answer;
  }
  return answer;
}
