import type { Clock, Fault, Instant, Lane, Millis, OutboxEntry, StateStore } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Work } from '../internal/work.ts';

/** What moving the decisions of one lane out of the outbox needs. */
export interface Moving {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly work: Work;
  readonly lane: Lane;
  /** How long to go at most without looking; undefined where nobody else leaves anything behind. */
  readonly lookEvery: Millis | undefined;
  /** How many go out together at most. */
  readonly atMost: number;
  /** How long the first waits for others to go out with. */
  readonly gather: Millis;
  /** Whether one more call may be made beside so many; where not, when to ask again: undefined for as soon as one is over. */
  readonly room: (calls: number) => true | Instant | undefined;
  /** Deals with some decisions in one call, whatever comes of it. Never rejects. */
  readonly deliver: (entries: readonly OutboxEntry[]) => Promise<void>;
  /** Some have left: what comes after for their customers may be of another lane. */
  readonly left: () => void;
  readonly fault: (fault: Fault) => void;
}

/** Keeps deliveries going as long as the outbox has something of the lane, and there is room. */
export interface MovingLane {
  /** Says that the outbox may have something new, now or by an instant. */
  look(by?: Instant): void;
  /** Does not start what is waiting for these customers: it is not in the outbox any more. */
  forget(customers: readonly string[]): void;
  /** Decisions that are being delivered. */
  readonly going: number;
  stop(): void;
}

const PAGE = 64;
const AFTER_FAILURE = 1_000;
const NEVER = Number.POSITIVE_INFINITY;

export function movingLane(moving: Moving): MovingLane {
  const { store, clock, work, lane, lookEvery, atMost, gather, room, deliver, left, fault } = moving;
  const going = new Set<string>();
  let calls = 0;
  let ready: OutboxEntry[] = [];
  // Since when the first of those that are ready waits for others.
  let gatheredSince: Instant | undefined;
  // Set by `look`, and taken back by the look that it leads to.
  let unseen = false;
  let looking = false;
  let stopped = false;
  let wake: { readonly at: Instant; readonly cancel: () => void } | undefined;

  const lookBy = (at: Instant): void => {
    if (stopped || (wake !== undefined && wake.at <= at)) return;
    wake?.cancel();
    const awake = (): void => {
      wake = undefined;
      look();
    };
    wake = { at, cancel: clock.wake(at, awake) };
  };

  const start = (entries: readonly OutboxEntry[]): void => {
    for (const { decision } of entries) going.add(decision.id);
    calls += 1;
    const done = (): void => {
      for (const { decision } of entries) going.delete(decision.id);
      calls -= 1;
      // The customers' next decisions show now.
      look();
      left();
    };
    void work.track(deliver(entries).then(done, done));
  };

  /** Whether a call may be made; where not, sees to it that it is asked again. */
  const hasRoom = (): boolean => {
    const answer = room(calls);
    if (typeof answer === 'number') lookBy(answer);
    return answer === true;
  };

  const isGathered = (): boolean => {
    if (ready.length >= atMost) return true;
    gatheredSince ??= clock.now();
    const until = gatheredSince + gather;
    if (atMost === 1 || clock.now() >= until || clock.now() < gatheredSince) return true;
    lookBy(until);
    return false;
  };

  const fill = (): void => {
    while (!stopped && ready.length > 0 && hasRoom() && isGathered()) {
      start(ready.splice(0, atMost));
      gatheredSince = undefined;
    }
  };

  /** When the store will have something, or another process may have left something behind. */
  const lookAgain = (next: Instant | undefined): void => {
    const now = clock.now();
    const nextLook = Math.min(next !== undefined && next > now ? next : NEVER, now + (lookEvery ?? NEVER));
    if (nextLook < NEVER) lookBy(nextLook);
  };

  const read = async (): Promise<void> => {
    looking = true;
    try {
      while (unseen && !stopped && ready.length < atMost && hasRoom()) {
        unseen = false;
        // What leaves the outbox while we look may still be found in it.
        const known = new Set([...going, ...ready.map((entry) => entry.decision.id)]);
        const found = await store.outbox(clock.now(), known.size + Math.max(PAGE, atMost), lane);
        ready.push(...found.filter((entry) => !known.has(entry.decision.id)));
        fill();
      }
      const next = stopped ? undefined : await store.nextDelivery(lane);
      if (!stopped) lookAgain(next);
    } catch (error) {
      fault({ code: 'STORE_FAILED', path: '', message: `cannot read the outbox: ${explain(error)}` });
      unseen = false;
      lookBy(clock.now() + AFTER_FAILURE);
    }
    looking = false;
    if (unseen) look();
  };

  const look = (by?: Instant): void => {
    if (by !== undefined) return lookBy(by);
    unseen = true;
    if (stopped) return;
    fill();
    if (!looking && ready.length < atMost && hasRoom()) void work.track(read());
  };

  return {
    look,
    forget(customers) {
      ready = ready.filter((entry) => !customers.includes(entry.decision.customer));
    },
    get going() {
      return going.size;
    },
    stop() {
      stopped = true;
      wake?.cancel();
    },
  };
}
