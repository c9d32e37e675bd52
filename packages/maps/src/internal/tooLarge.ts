import type { Answer } from './line.ts';

/** Refuses a body that the platform would not take, or would drop without a word: no retry makes it smaller. */
export function tooLarge(body: string, atMost: number): Answer | undefined {
  const { length } = new TextEncoder().encode(body);
  if (length <= atMost) return undefined;
  return { status: 'failed', retryable: false, detail: `${length} bytes, and the platform takes ${atMost}` };
}
