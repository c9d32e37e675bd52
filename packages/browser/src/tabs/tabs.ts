import type { Verdict } from '../consent/verdict.ts';

/** What a tab tells the others. */
export type Word =
  /** Something was written: when to wake may be another, and something may wait to be sent. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** There is nobody any more: `forget` or `reset`. */
  | { readonly kind: 'forgotten' };

/** The other tabs of this origin. */
export interface Tabs<W = Word> {
  tell(word: W): void;
  close(): void;
}

export function tabs<W = Word>(name: string, hear: (word: W) => void): Tabs<W> {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<W>) => hear(data);
  let isOpen = true;
  return {
    tell(word) {
      // What a page has begun may be over only once it is put aside.
      if (isOpen) channel.postMessage(word);
    },
    close() {
      isOpen = false;
      channel.close();
    },
  };
}
