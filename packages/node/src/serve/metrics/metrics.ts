import type { CircuitState } from '../../runtime/circuit.ts';
import type { Signal } from '../../runtime/signal.ts';
import { counter, type Counter } from './counter.ts';
import { gauge, gauges } from './gauge.ts';
import { histogram, type Histogram } from './histogram.ts';

/** What is counted and timed of a server. */
export interface Metrics {
  readonly requests: Counter;
  readonly took: Histogram;
  readonly messages: Counter;
  /** Counts what happens in the runtime. */
  see(signal: Signal): void;
  /** All of it, in the text format of Prometheus. */
  text(): string;
}

/** What there is to look at. */
export interface Looks {
  /** What is in hand at the moment. */
  readonly requests: () => number;
  readonly inputs: () => number;
  /** The names of all channels. */
  readonly channels: readonly string[];
}

const CIRCUITS: Readonly<Record<CircuitState, number>> = { closed: 0, halfOpen: 1, open: 2 };

export function metrics(looks: Looks): Metrics {
  const requests = counter('opportune_http_requests_total', 'Requests by route, status and code', [
    'route',
    'status',
    'code',
  ]);
  const took = histogram('opportune_http_request_seconds', 'From arrival to answer', 'route');
  const messages = counter('opportune_messages_total', 'Messages of bodies by what became of them', ['answer']);
  const inputs = counter('opportune_inputs_total', 'Inputs of the runtime by kind and answer', ['kind', 'answer']);
  const decisions = counter('opportune_decisions_total', 'Decisions by channel', ['channel']);
  const receipts = counter('opportune_receipts_total', 'What channels have said', ['channel', 'status']);
  const letters = counter('opportune_dead_letters_total', 'Decisions that were given up', ['channel']);
  const circuits = new Map(looks.channels.map((channel) => [channel, CIRCUITS.closed]));
  const faults = counter('opportune_faults_total', 'What has failed outside', ['code']);
  const store = histogram('opportune_store_seconds', 'How long the store takes', 'operation');
  const all = [
    requests,
    took,
    gauge('opportune_http_requests_in_hand', 'Requests that are being answered', looks.requests),
    gauge('opportune_inputs_in_hand', 'Inputs that are being dealt with', looks.inputs),
    messages,
    inputs,
    decisions,
    receipts,
    letters,
    gauges(
      'opportune_circuit',
      'Whether a channel is delivered by: 0 as usual, 1 by one call that tries it, 2 not at all, because its platform fails',
      'channel',
      () => circuits,
    ),
    faults,
    store,
  ];
  const see = (signal: Signal): void => {
    switch (signal.kind) {
      case 'result':
        inputs.add([signal.input.kind ?? 'event', signal.answer]);
        for (const { channel } of signal.step?.decisions ?? []) decisions.add([channel]);
        return;
      case 'refused':
        return inputs.add([signal.input.kind ?? 'event', signal.refused.why]);
      case 'receipt':
        return receipts.add([signal.decision.channel, signal.receipt.status]);
      case 'deadLetter':
        return letters.add([signal.letter.decision.channel]);
      case 'circuit':
        return void circuits.set(signal.channel, CIRCUITS[signal.state]);
      case 'fault':
        return faults.add([signal.fault.code]);
      case 'store':
        return store.observe(signal.operation, signal.took / 1000);
    }
  };
  return { requests, took, messages, see, text: () => `${all.map((each) => each.text()).join('\n')}\n` };
}
