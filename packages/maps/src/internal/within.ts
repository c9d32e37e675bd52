import type { Millis } from '@opportune/core';

/**
 * Runs something that can be stopped, and comes back when the time is over or the caller stops it, even where
 * what runs ignores its signal.
 */
export async function within<T>(
  timeout: Millis,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const { signal } = control;
  const stop = (): void => control.abort();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const timer = setTimeout(() => control.abort(new Error(`waited ${timeout} ms`)), timeout);
  outer?.addEventListener('abort', stop);
  try {
    return await Promise.race([run(signal), stopped]);
  } finally {
    // Not AbortSignal.any and AbortSignal.timeout: under load their timers and listeners outlive the calls.
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  }
}
