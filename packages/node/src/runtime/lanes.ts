import type { Channel, Delivery, Fault, Lane, Millis, OutboxEntry, Receipt } from '@opportune/core';

import type { Work } from '../internal/work.ts';
import { circuit, type Circuit, type CircuitState } from './circuit.ts';
import { deliverSome, LONGEST_PAUSE, type Dispatch, type Handing } from './delivering.ts';
import { mannerOf, type DeliveryOptions } from './deliveryOptions.ts';
import { movingLane, type MovingLane } from './lane.ts';
import { pace } from './pace.ts';
import { failure, send } from './sending.ts';

/** What delivering by all channels needs. */
export interface Laning {
  readonly dispatch: Dispatch;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly options: DeliveryOptions;
  readonly work: Work;
  readonly fault: (fault: Fault) => void;
}

/** A lane for each channel, so that none holds up another, and one for what no channel here delivers. */
export interface Lanes {
  /** Says that the outbox may have something new of a channel; of any where it is left out. */
  look(channel?: string): void;
  /** Does not start what is waiting for these customers: it is not in the outbox any more. */
  forget(customers: readonly string[]): void;
  /** Decisions that are being delivered. */
  readonly going: number;
  /** Whether each channel is delivered by. */
  readonly circuits: Readonly<Record<string, CircuitState>>;
  stop(): void;
}

/** How soon a lane looks after another has moved on: a customer's next decision may be of it. */
const AFTER_ANOTHER: Millis = 100;
/** The same for what no channel here delivers, where other processes may still deliver it. */
const LEFT_TO_OTHERS: Millis = 60_000;

export function lanes(laning: Laning): Lanes {
  const { channels } = laning;
  const { store, clock } = laning.dispatch;
  const names = Object.keys(channels);
  const all = new Map<string, ChannelLane>();
  const lookAtOthers = (mine: Lane): void => {
    const now = clock.now();
    for (const name of names) if (!('of' in mine && mine.of === name)) all.get(name)?.lane.look(now + AFTER_ANOTHER);
    if (!('notOf' in mine)) rest.look(now + (store.lookEvery === undefined ? AFTER_ANOTHER : LEFT_TO_OTHERS));
  };
  for (const name of names) all.set(name, laneOf(laning, name, channels[name]!, lookAtOthers));
  const rest = restLane(laning, { notOf: names }, lookAtOthers);

  const moving = (): readonly MovingLane[] => [...Array.from(all.values(), ({ lane }) => lane), rest];
  const each = (act: (lane: MovingLane) => void): void => moving().forEach(act);
  return {
    look: (channel) => (channel === undefined ? each((lane) => lane.look()) : all.get(channel)?.lane.look()),
    forget: (customers) => each((lane) => lane.forget(customers)),
    get going() {
      return moving().reduce((sum, lane) => sum + lane.going, 0);
    },
    get circuits() {
      return Object.fromEntries(Array.from(all, ([name, { breaker }]) => [name, breaker.state]));
    },
    stop: () => each((lane) => lane.stop()),
  };
}

/** The lane of a channel, and what keeps it from a platform that fails. */
interface ChannelLane {
  readonly lane: MovingLane;
  readonly breaker: Pick<Circuit, 'state'>;
}

/** A channel that is kept within what its platform takes, and left alone while that fails. */
function laneOf(
  { dispatch, options, work, fault }: Laning,
  name: string,
  channel: Channel,
  left: (lane: Lane) => void,
): ChannelLane {
  const { store, clock, emit, telemetry, signal } = dispatch;
  const manner = mannerOf(options, name, channel);
  const { concurrency, timeout, gather } = manner;
  const lane = { of: name };
  const pacing = pace(manner.limits);
  const { random } = manner.backoff;
  const breaker = circuit({
    ...manner.circuit,
    ...(random === undefined ? {} : { random }),
    clock,
    isFailure: (receipts) => Array.isArray(receipts) && receipts.every(isPassing),
    changed: (state) => emit({ kind: 'circuit', channel: name, state }),
  });

  const once = async (
    deliveries: readonly Delivery[],
    made: (now: number) => void,
  ): Promise<readonly Receipt[] | undefined> => {
    const receipts = await breaker.run(() => {
      made(clock.now());
      const handOver = () => send({ channel, deliveries, clock, timeout, signal });
      if (telemetry === undefined) return handOver();
      const decisions = deliveries.map(({ decision }) => decision);
      return telemetry.send(decisions, channel.name, handOver);
    });
    for (const { retryAfter } of receipts ?? []) {
      if (retryAfter !== undefined) pacing.pause(clock.now(), Math.min(retryAfter, LONGEST_PAUSE));
    }
    return receipts;
  };

  const call = async (
    deliveries: readonly Delivery[],
    made: (now: number) => void,
  ): Promise<readonly Receipt[] | undefined> => {
    const receipts = await once(deliveries, made);
    if (deliveries.length === 1 || receipts?.every(isRefused) !== true) return receipts;
    // All may have been refused because of one of them: each is asked for by itself.
    const single: Receipt[] = [];
    for (const delivery of deliveries) {
      const [receipt] = (await once([delivery], pacing.take(clock.now()))) ?? [];
      if (receipt === undefined) break;
      single.push(receipt);
    }
    return single;
  };

  const room = (calls: number): true | number | undefined => {
    const { state, probeAt } = breaker;
    if (calls >= (state === 'closed' ? concurrency : 1)) return undefined;
    const now = clock.now();
    const free = Math.max(pacing.free(now), state === 'open' ? probeAt : now);
    return free <= now ? true : free;
  };

  const closedUntil = (): number | undefined => (breaker.state === 'closed' ? undefined : breaker.probeAt);

  const deliver = (entries: readonly OutboxEntry[]): Promise<void> => {
    const made = pacing.take(clock.now());
    const handing: Handing = { manner, closedUntil, call: (deliveries) => call(deliveries, made) };
    return deliverSome(dispatch, handing, entries);
  };

  const moving = movingLane({
    store,
    clock,
    work,
    fault,
    lane,
    lookEvery: store.lookEvery,
    atMost: channel.sendMany?.atMost ?? 1,
    gather,
    room,
    deliver,
    left: () => left(lane),
  });
  return { lane: moving, breaker };
}

const isPassing = ({ status, retryable }: Receipt): boolean => status === 'failed' && retryable === true;

const isRefused = ({ status, retryable }: Receipt): boolean => status === 'failed' && retryable !== true;

/** What was decided for channels that are not here: told as failed, for good where nobody else could have such a channel. */
function restLane({ dispatch, options, work, fault }: Laning, lane: Lane, left: (lane: Lane) => void): MovingLane {
  const { store, clock } = dispatch;
  const manner = mannerOf(options, '');
  const isShared = store.lookEvery !== undefined;
  const call = async (deliveries: readonly Delivery[]): Promise<readonly Receipt[]> =>
    deliveries.map((delivery) => {
      const detail = `this runtime has no channel named ${delivery.decision.channel}`;
      return failure(delivery, clock.now(), isShared, detail);
    });
  return movingLane({
    store,
    clock,
    work,
    fault,
    lane,
    lookEvery: isShared ? LEFT_TO_OTHERS : undefined,
    atMost: 1,
    gather: 0,
    room: (calls) => (calls < manner.concurrency ? true : undefined),
    deliver: (entries) => deliverSome(dispatch, { manner, call, closedUntil: () => undefined }, entries),
    left: () => left(lane),
  });
}
