import type { Decision } from '@opportune/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Client } from '../client/client.ts';
import { slotViews } from './slotViews.ts';

type Asked = Pick<Client, 'decide' | 'addEventListener' | 'removeEventListener'>;

const decision = (slot: string, kind: 'request' | 'trigger' = 'request', id = slot): Decision =>
  ({ id, slot, channel: 'web', action: 'any', cause: { kind } }) as unknown as Decision;

/** A client that answers in a moment, for `hero` alone. */
function answering(after = 10): {
  client: Asked;
  decide: ReturnType<typeof vi.fn>;
  target: EventTarget;
  isListening: () => boolean;
} {
  const target = new EventTarget();
  const listeners = new Set<unknown>();
  const decide = vi.fn(
    () => new Promise<readonly Decision[]>((resolve) => setTimeout(() => resolve([decision('hero')]), after)),
  );
  const client = {
    decide,
    addEventListener(name: string, listener: () => void) {
      if (name === 'decision') listeners.add(listener);
      target.addEventListener(name, listener);
    },
    removeEventListener(name: string, listener: () => void) {
      listeners.delete(listener);
      target.removeEventListener(name, listener);
    },
  };
  return { client: client as unknown as Asked, decide, target, isListening: () => listeners.size > 0 };
}

const nothing = (): void => undefined;

describe('slotViews', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once for those that come at once, and says what stands in each', async () => {
    const { client, decide } = answering();
    const views = slotViews(client);
    const changed = vi.fn();
    for (const slot of ['hero', 'bar', 'hero']) views.watch(slot, changed);
    expect(views.view('hero').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(10);
    expect(decide.mock.calls).toEqual([[['hero', 'bar'], undefined]]);
    expect(views.view('hero')).toEqual({ state: 'filled', decision: decision('hero') });
    expect(views.view('bar').state).toBe('own');
    expect(changed).toHaveBeenCalledTimes(2);
    expect(views.view('hero')).toBe(views.view('hero'));
  });

  it('shows what is forced, whatever is decided meanwhile, and that when it is forced no more', async () => {
    const { client, decide, target } = answering();
    const views = slotViews(client);
    const changed = vi.fn();
    const force = (of: Decision | undefined): unknown =>
      target.dispatchEvent(new CustomEvent('forced', { detail: { slot: 'hero', decision: of } }));
    force(decision('hero', 'request', 'forced'));
    views.watch('hero', changed);
    await vi.advanceTimersByTimeAsync(10);
    expect(views.view('hero').decision?.id).toBe('forced');
    expect(views.view('bar').state).toBe('waiting');
    target.dispatchEvent(new CustomEvent('decision', { detail: decision('hero', 'trigger', 'later') }));
    expect(views.view('hero').decision?.id).toBe('forced');
    changed.mockClear();
    force(undefined);
    expect(views.view('hero').decision?.id).toBe('later');
    expect(changed).toHaveBeenCalledTimes(1);

    force(decision('hero', 'request', 'forced'));
    views.dismiss('hero');
    expect(views.view('hero').decision?.id).toBe('later');
    expect(decide).toHaveBeenCalledTimes(1);
  });

  it('asks apart for each context', async () => {
    const { client, decide } = answering();
    const views = slotViews(client);
    views.watch('hero', nothing, { device: 'phone' });
    views.watch('bar', nothing, { device: 'phone' });
    views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(10);
    expect(decide.mock.calls).toEqual([
      [['hero', 'bar'], { device: 'phone' }],
      [['hero'], undefined],
    ]);
    expect(views.view('hero', { device: 'phone' }).state).toBe('filled');
  });

  it('shows the page’s own after the budget, and nothing that comes later', async () => {
    const { client } = answering(500);
    const views = slotViews(client, { budget: 200 });
    const changed = vi.fn();
    views.watch('hero', changed);
    await vi.advanceTimersByTimeAsync(199);
    expect(views.view('hero').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(views.view('hero').state).toBe('own');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(views.view('hero').state).toBe('own');
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('shows what an event has led to whenever it comes, and what a request has led to only where it was asked', async () => {
    const { client, target, isListening } = answering(500);
    const views = slotViews(client, { budget: 200 });
    expect(isListening()).toBe(false);
    const stop = views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(200);
    const tell = (detail: Decision): void => void target.dispatchEvent(new CustomEvent('decision', { detail }));
    tell(decision('hero', 'request', 'of another'));
    tell(decision('bar', 'trigger', 'elsewhere'));
    expect(views.view('hero').state).toBe('own');
    tell(decision('hero', 'trigger', 'left'));
    expect(views.view('hero').decision?.id).toBe('left');
    views.dismiss('hero');
    expect(views.view('hero').state).toBe('own');
    stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(views.view('hero').state).toBe('waiting');
    expect(isListening()).toBe(false);
  });

  it('keeps what it has for who goes and comes at once, and asks anew for who comes later', async () => {
    const { client, decide } = answering();
    const views = slotViews(client);
    views.watch('hero', nothing)();
    let stop = views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(10);
    const { decision: first } = views.view('hero');
    stop();
    stop = views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(10);
    expect(decide).toHaveBeenCalledTimes(1);
    expect(views.view('hero').decision).toBe(first);
    stop();
    await vi.advanceTimersByTimeAsync(0);
    views.watch('hero', nothing);
    expect(views.view('hero').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(10);
    expect(decide).toHaveBeenCalledTimes(2);
  });

  it('asks nobody for one that has gone before', async () => {
    const { client, decide } = answering();
    slotViews(client).watch('hero', nothing)();
    await vi.advanceTimersByTimeAsync(10);
    expect(decide).not.toHaveBeenCalled();
  });

  it('shows what was decided before, nothing included, and asks for it only when it comes back', async () => {
    const { client, decide } = answering();
    const views = slotViews(client, { decided: { hero: decision('hero', 'request', 'before'), bar: null } });
    const stop = views.watch('hero', nothing);
    views.watch('bar', nothing);
    await vi.advanceTimersByTimeAsync(10);
    expect(views.view('hero').decision?.id).toBe('before');
    expect(views.view('bar').state).toBe('own');
    expect(decide).not.toHaveBeenCalled();
    stop();
    await vi.advanceTimersByTimeAsync(0);
    views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(10);
    expect(views.view('hero').decision?.id).toBe('hero');
    expect(views.first('hero').decision?.id).toBe('before');
  });

  it('waits without a client for as long as the budget', async () => {
    const views = slotViews(undefined);
    views.watch('hero', nothing);
    await vi.advanceTimersByTimeAsync(299);
    expect(views.view('hero').state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(views.view('hero').state).toBe('own');
  });
});
