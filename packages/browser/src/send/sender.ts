import type { Clock, CustomerEvent, Decision, Millis } from '@opportune/core';

import type { ServerOptions } from '../client/clientOptions.ts';
import type { Trouble } from '../client/trouble.ts';
import type { Memory, Outgoing } from '../remember/memory.ts';
import { alone } from '../tabs/alone.ts';
import { answerOf } from './answerOf.ts';
import { batchOf } from './batchOf.ts';
import { post } from './post.ts';

/** What sending needs. */
export interface Sending {
  readonly server: ServerOptions;
  readonly memory: () => Memory;
  readonly clock: Clock;
  /** Whether the visitor still allows that it is sent. */
  readonly mayGo: (event: CustomerEvent) => boolean;
  /** Only one tab sends under this name at a time. */
  readonly name: string;
  readonly tell: (trouble: Trouble) => void;
  /** Is handed what the server has decided on an event. */
  readonly decided: (decisions: readonly Decision[]) => void;
}

/** Empties the outbox into the server. */
export interface Sender {
  /** Says that an event is on its way into the outbox, for the case that the page ends before it is there; only then it is asked for. */
  expect(id: string, event: () => CustomerEvent): void;
  /** Says that the outbox may have something new. */
  look(): void;
  /** Sends what is there now; resolves when it is empty or the server does not take it. */
  flush(): Promise<void>;
  /** The page ends: what may not be in the outbox yet goes out in a request that outlives it, and what happens from then on does at once. */
  leave(): void;
  /** The page was put aside only, and is seen again. */
  stay(): void;
  /** Forgets what it expects. */
  forget(): void;
  stop(): void;
}

/** Gathers what happens at the same time. */
const GATHER: Millis = 250;
const FIRST_WAIT: Millis = 1_000;
const LONGEST_WAIT: Millis = 300_000;
const PAGE = 100;

export function sender({ server, memory, clock, name, mayGo, tell, decided }: Sending): Sender {
  // What was not acknowledged yet, of this page only: the outbox cannot be read while the page ends.
  const expected = new Map<string, () => CustomerEvent>();
  let failures = 0;
  let sending: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;
  let isLeaving = false;

  const later = (wait: Millis): void => {
    cancel?.();
    if (!stopped) cancel = clock.wake(clock.now() + wait, () => void flush());
  };

  const bodyOf = (events: readonly CustomerEvent[]): string => JSON.stringify({ events, sent: clock.now() });

  /** Without waiting for the answer, for which nobody may be there any more. */
  const handOver = (): void => {
    const events = Array.from(expected.values(), (event) => event());
    const batch = batchOf(events.filter(mayGo).map((event) => ({ event })));
    if (batch.length > 0) post(server, '/v1/events', bodyOf(batch.map(({ event }) => event))).catch(() => undefined);
  };

  const done = async (kept: Memory, entries: readonly Outgoing[]): Promise<void> => {
    await kept.sent(entries.map(({ key }) => key));
    for (const { event } of entries) expected.delete(event.id);
  };

  /** True where the outbox is shorter now. */
  const send = async (kept: Memory, batch: readonly Outgoing[]): Promise<boolean> => {
    const response = await post(server, '/v1/events', bodyOf(batch.map(({ event }) => event)));
    const answer = await answerOf(response);
    if (answer.taken === 'never' && batch.length > 1) {
      // One of them makes the whole too large, or is what the server cannot read: each goes alone.
      for (const one of batch) if (!(await send(kept, [one]))) return false;
      return true;
    }
    if (answer.taken === 'later') {
      failures += 1;
      tell({ code: 'SEND_FAILED', message: answer.why });
      later(Math.max(answer.retryAfter, Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT)));
      return false;
    }
    failures = 0;
    for (const why of answer.refused) tell({ code: 'SEND_REFUSED', message: why });
    await done(kept, batch);
    if (answer.decisions.length > 0) decided(answer.decisions);
    return true;
  };

  const empty = async (): Promise<void> => {
    const kept = memory();
    for (;;) {
      const waiting = await kept.outgoing(PAGE);
      const refused = waiting.filter(({ event }) => !mayGo(event));
      if (refused.length > 0) await done(kept, refused);
      const batch = batchOf(waiting.filter(({ event }) => mayGo(event)));
      if (stopped || (batch.length > 0 && !(await send(kept, batch)))) return;
      if (waiting.length === 0) return;
    }
  };

  const flush = (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    sending ??= alone(name, empty)
      .catch((error: unknown) => {
        failures += 1;
        tell({ code: 'SEND_FAILED', message: `cannot reach ${server.url}: ${String(error)}` });
        later(Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT));
      })
      .finally(() => {
        sending = undefined;
      });
    return sending;
  };

  return {
    expect(id, event) {
      expected.set(id, event);
      // A page that ends is hidden last of all, and that is an event too. What went before goes along once more, so as not to be overtaken by it.
      if (isLeaving) handOver();
    },
    // Where the server has asked to wait, it is not asked before.
    look: () => {
      if (cancel === undefined && sending === undefined) later(GATHER);
    },
    flush,
    leave() {
      isLeaving = true;
      handOver();
    },
    stay() {
      isLeaving = false;
    },
    forget: () => expected.clear(),
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
