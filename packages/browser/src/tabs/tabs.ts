import type { Verdict } from '../consent/verdict.ts';

/** What a tab tells the others. */
export type Word =
  /** Something was written: when to wake may be another, and something may wait to be sent. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** There is nobody any more: `forget` or `reset`. */
  | { readonly kind: 'forgotten' };

/** The other tabs of this origin. */
export interface Tabs {
  tell(word: Word): void;
  close(): void;
}

export function tabs(name: string, hear: (word: Word) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
  return { tell: (word) => channel.postMessage(word), close: () => channel.close() };
}
