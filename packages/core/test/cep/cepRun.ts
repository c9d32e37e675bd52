import type { CustomerEvent } from '../../src/events/customerEvent.ts';
import type { CustomerState } from '../../src/profile/customerState.ts';
import { compile } from '../../src/strategy/standardCompile.ts';
import type { TriggerMatch } from '../../src/triggers/triggerMatch.ts';
import { small } from '../small.ts';
import type { CepCase, CepEvent } from './cepCase.ts';
import { CLOSED, cepPattern } from './cepPattern.ts';

/** What a case came to. */
export interface CepResult {
  readonly matches: readonly (readonly string[])[];
  readonly timeouts: readonly { readonly match: readonly string[]; readonly at: number }[];
  readonly late: readonly string[];
}

const LONG_AFTER = 1e12;

/** Plays a case through the whole step. Each key is a customer. */
export function cepRun({ pattern, events, expectedTimeouts, order, watermark }: CepCase): CepResult {
  const node = cepPattern(pattern, expectedTimeouts === undefined ? 'complete' : 'both');
  const step = compile(small({ lateness: LONG_AFTER, triggers: { t: node } }));
  const states = new Map<string, CustomerState>();
  const fired: TriggerMatch[] = [];
  const feed = (event: CepEvent): void => {
    const { key = 'ada', id, type, ts, attrs = {} } = event;
    const input: CustomerEvent = { id, type, customer: key, time: ts, properties: attrs };
    const result = step(states.get(key), input, LONG_AFTER);
    states.set(key, result.state);
    fired.push(...result.fired);
  };

  const wake = (until: number): void => {
    for (const [customer, state] of states) {
      const result = step(state, { kind: 'wakeUp', customer }, Math.min(until - CLOSED, LONG_AFTER));
      states.set(customer, result.state);
      fired.push(...result.fired);
    }
  };

  const line = order === 'arrival' ? new Line(feed, wake) : undefined;
  for (const each of events) {
    if ('watermark' in each) line!.pass(each.watermark);
    else if (line === undefined) feed(each);
    else {
      line.arrive(each);
      if (watermark !== undefined) line.pass(each.ts - 5);
    }
  }
  // Where nobody says how far time has come, events are taken as they arrive.
  if (watermark !== undefined) line?.pass(Infinity);
  else if (!events.some((each) => 'watermark' in each)) line?.passAsArrived();

  const idsOf = ({ steps = {} }: TriggerMatch): readonly string[] =>
    Object.values(steps).flatMap((taken) => taken.map(({ id }) => id));
  return {
    matches: fired.filter(({ kind }) => kind === 'complete').map(idsOf),
    timeouts: fired
      .filter(({ kind }) => kind === 'timeout')
      .map((match) => ({ match: idsOf(match), at: match.at + CLOSED })),
    late: line?.late ?? [],
  };
}

/** Puts events into the order of their times, as the suite's streams are put before its patterns see them. */
class Line {
  readonly late: string[] = [];
  readonly #feed: (event: CepEvent) => void;
  readonly #wake: (until: number) => void;
  #waiting: CepEvent[] = [];
  #watermark = -Infinity;

  constructor(feed: (event: CepEvent) => void, wake: (until: number) => void) {
    this.#feed = feed;
    this.#wake = wake;
  }

  arrive(event: CepEvent): void {
    if (event.ts <= this.#watermark) this.late.push(event.id);
    else this.#waiting.push(event);
  }

  pass(watermark: number): void {
    this.#watermark = Math.max(this.#watermark, watermark);
    const due = this.#waiting.filter(({ ts }) => ts <= this.#watermark).sort((a, b) => a.ts - b.ts);
    this.#waiting = this.#waiting.filter(({ ts }) => ts > this.#watermark);
    for (const event of due) this.#feed(event);
    this.#wake(this.#watermark);
  }

  passAsArrived(): void {
    for (const event of this.#waiting) this.#feed(event);
    this.#waiting = [];
  }
}
