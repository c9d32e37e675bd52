import { setMaxListeners } from 'node:events';

import { identified, type Due, type Fault, type Input, type Profile, type Receipt, type Stored } from '@opportune/core';
import { Subject } from 'rxjs';

import { systemClock } from '../clock/systemClock.ts';
import { watching } from '../figures/watching.ts';
import { explain } from '../internal/explain.ts';
import { idInOrder } from '../internal/idInOrder.ts';
import { recent } from '../internal/recent.ts';
import { serialByKey } from '../internal/serialByKey.ts';
import { work } from '../internal/work.ts';
import { memoryLedger } from '../ledger/memoryLedger.ts';
import { commits } from './commits.ts';
import { dealing } from './dealing.ts';
import { customerOf, type Decided } from './deciding.ts';
import type { Dispatch } from './delivering.ts';
import type { EmbedOptions } from './embedOptions.ts';
import { explainStored } from './explaining.ts';
import { feedFrom } from './feeding.ts';
import { whoIs } from './identities.ts';
import { eraseStored, exportStored, knownStored } from './keeping.ts';
import { lanes } from './lanes.ts';
import { loopGuard } from './loopGuard.ts';
import { readReport } from './reporting.ts';
import type { Runtime } from './runtime.ts';
import type { Signal } from './signal.ts';
import { storeAnswers } from './storeAnswers.ts';
import type { Refused, Submitted } from './submitted.ts';
import { trying } from './trying.ts';
import { wakeUps } from './wakeUps.ts';

const GRACE = 10_000;

/**
 * Puts a compiled strategy to work in this process: takes inputs, stores what they lead to, wakes customers when they
 * are due and delivers decisions at least once, each under its own id. Begins with what an earlier process left behind.
 *
 * @example
 * ```ts
 * import type { Step } from '@opportune/core';
 * import { embed, memoryStore } from '@opportune/node';
 *
 * // Any step does; usually it comes from `compile(strategy)`.
 * const strategy = { id: 'none', version: '1', hash: '0'.repeat(32) };
 * const state = { format: 1, customer: 'ann', strategy: strategy.hash, watermark: 0, seen: [], profile: {}, aggregates: {},
 *   triggers: {}, consents: {}, contacts: [], deferrals: [], since: 0, revision: 0 } as const;
 * const step: Step = Object.assign(
 *   () => ({ state, decisions: [], wakeAt: undefined, fired: [], dropped: [], faults: [] }),
 *   { strategy },
 * );
 *
 * const runtime = embed({ step, store: memoryStore() });
 * const event = { id: 'e1', type: 'cart_updated', customer: 'ann', time: 1795338000000, properties: { total: 60 } };
 * (await runtime.submit(event)).answer; // => 'committed'
 * (await runtime.submit(event)).answer; // => 'duplicate'
 * await runtime.stop();
 * (await runtime.submit(event)).answer; // => 'refused'
 * ```
 * @public
 */
export function embed(options: EmbedOptions): Runtime {
  const { step, store, channels = {}, clock = systemClock(), sources = [], queue = {}, delivery = {} } = options;
  const { identities = identified, ledger = memoryLedger(), telemetry } = options;
  const { perCustomer = 256, total = 10_000 } = queue;
  const signals = new Subject<Signal>();
  const serial = serialByKey();
  const going = work();
  const cache = recent<Stored>(options.cache ?? 10_000);
  // Aborted when stop is called, and when nobody waits for deliveries any more.
  const stopping = new AbortController();
  const abandoned = new AbortController();
  // Each delivery and each pause listens for as long as it lasts: many are no leak.
  setMaxListeners(0, stopping.signal, abandoned.signal);

  const written = commits(clock);
  const emit = (signal: Signal): void => {
    written.see(signal);
    signals.next(signal);
  };
  const fault = (found: Fault): void => emit({ kind: 'fault', fault: found });
  const channelOf = (name: string) => (Object.hasOwn(channels, name) ? channels[name] : undefined);
  const deciding = {
    step,
    store,
    ledger,
    clock,
    cache,
    emit,
    telemetry,
    delivers: (name: string) => Object.hasOwn(channels, name),
  };

  const deal = dealing({
    deciding,
    serial,
    identities,
    stored: ({ wakeAt, decisions }) => {
      if (wakeAt !== undefined) timers.at(wakeAt);
      for (const channel of new Set(decisions.map((decision) => decision.channel))) outbox.look(channel);
    },
  });
  const watchedDeal: typeof deal =
    telemetry === undefined ? deal : (input, due) => telemetry.input(input, () => deal(input, due));
  const enqueue = (input: Input, due?: Due): Promise<Decided> => going.track(watchedDeal(input, due));

  const limits = { stopping: stopping.signal, abandoned: abandoned.signal };
  const { pause, persist } = trying({ clock, backoff: delivery.backoff ?? {}, ...limits, fault });

  const feed = (receipt: Receipt): Promise<boolean> =>
    persist(async () => {
      const { submitted } = await enqueue(receipt);
      // A step that throws throws again; the delivery itself is done, and the refusal was told.
      if (submitted.answer === 'refused' && submitted.why !== 'STEP_FAILED') throw new Error(submitted.detail);
    });

  const profileOf = async (customer: string): Promise<Profile> => {
    // What is remembered may be of before another process wrote, and a commit would be the first to tell.
    const remembered = store.lookEvery === undefined ? cache.get(customer) : undefined;
    const state = (remembered ?? (await store.load(customer)))?.state;
    if (state?.successor === undefined) return state?.profile ?? {};
    return (await store.load(await whoIs(store, customer)))?.state.profile ?? {};
  };

  // Where nobody else delivers, what was forgotten is known.
  const stillWaiting = async (decisions: readonly string[]): Promise<readonly string[]> =>
    store.lookEvery === undefined ? decisions : store.stillHeld(decisions);

  const dispatch: Dispatch = {
    store,
    clock,
    profileOf,
    stillWaiting,
    feed,
    persist,
    emit,
    telemetry,
    signal: abandoned.signal,
  };
  const outbox = lanes({ dispatch, channels, options: delivery, work: going, fault });

  const guard = loopGuard({
    store,
    clock,
    cache,
    fault,
    wake: (due) => enqueue({ kind: 'wakeUp', customer: due.customer }, due),
  });
  const timers = wakeUps({ store, clock, work: going, fault, wake: guard });

  const submit = async (input: Input): Promise<Submitted> => {
    const refuse = (why: Refused['why'], detail: string): Refused => {
      const refused: Refused = { answer: 'refused', why, detail };
      emit({ kind: 'refused', input, refused });
      return refused;
    };
    if (stopping.signal.aborted) return refuse('STOPPED', 'the runtime is stopping');
    if (serial.total >= total) return refuse('FULL', `${String(total)} inputs are waiting`);
    if (serial.waiting(customerOf(input)) >= perCustomer) {
      return refuse('FULL', `${String(perCustomer)} inputs of this customer are waiting`);
    }
    return (await enqueue(input)).submitted;
  };

  const answers = storeAnswers(store, clock);
  const take = async (input: Input): Promise<Submitted> => (await enqueue(input)).submitted;
  const feeding = { take, pause, stopping: stopping.signal, fault, concurrency: 64 };

  const end = async (grace: number): Promise<void> => {
    stopping.abort();
    timers.stop();
    outbox.stop();
    const cancel = clock.wake(clock.now() + grace, () => abandoned.abort());
    await fed;
    await going.idle();
    cancel();
    await store.close().catch((error: unknown) => {
      fault({ code: 'STORE_FAILED', path: '', message: `cannot close the store: ${explain(error)}` });
    });
    signals.complete();
  };

  let fed: Promise<unknown> = Promise.resolve();
  let ended: Promise<void> | undefined;
  // After this turn, so that who subscribes to the signals at once misses none.
  queueMicrotask(() => {
    if (stopping.signal.aborted) return;
    timers.at(clock.now());
    outbox.look();
    fed = Promise.all(sources.map((source) => feedFrom(source, feeding)));
  });

  const runtime: Runtime = {
    submit,
    decide: async (question) => {
      const submitted = await submit({ kind: 'request', ...question, id: question.id ?? idInOrder(clock.now()) });
      return submitted.answer === 'refused' ? [] : submitted.result.decisions;
    },
    report: (name, report) => readReport(channelOf(name), name, report, submit),
    explain: (question) => going.track(explainStored(deciding, question)),
    known: (customer) => going.track(knownStored(deciding, customer)),
    export: (customer) => going.track(exportStored(deciding, customer)),
    erase: (customer) =>
      going.track(
        serial.run(customer, async () => {
          const ids = await eraseStored(deciding, customer);
          outbox.forget(ids);
          return ids;
        }),
      ),
    deadLetters: (limit) => going.track(store.deadLetters(limit)),
    resend: (decision) =>
      going.track(
        store.resend(decision).then((isFound) => {
          if (isFound) outbox.look();
          return isFound;
        }),
      ),
    drop: (decision) => going.track(store.drop(decision)),
    channels,
    signals$: signals.asObservable(),
    ...(telemetry === undefined ? {} : { telemetry }),
    ready: async () => !stopping.signal.aborted && !written.fail && answers(),
    circuits: () => outbox.circuits,
    inHand: () => ({ inputs: serial.total, deliveries: outbox.going }),
    idle: () => going.idle(),
    stop: (grace = GRACE) => (ended ??= end(grace)),
  };
  if (telemetry !== undefined) watching(runtime, telemetry.figures);
  return runtime;
}
