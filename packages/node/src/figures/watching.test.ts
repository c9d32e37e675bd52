import { Subject } from 'rxjs';
import { expect, test } from 'vitest';

import type { CircuitState } from '../runtime/circuit.ts';
import type { Signal } from '../runtime/signal.ts';
import { shared, type Figures } from './figures.ts';
import type { Measure } from './measure.ts';
import { MEASURES } from './measures.ts';
import { watching } from './watching.ts';

function noted() {
  const told: unknown[] = [];
  const looks = new Map<Measure, () => number>();
  const figures: Figures = {
    tell: (measure, values, amount) => void told.push([measure.prometheus.name, values, amount]),
    look(measure, at) {
      looks.set(measure, at);
      return () => void looks.delete(measure);
    },
  };
  return { told, looks, figures };
}

const fault: Signal = { kind: 'fault', fault: { code: 'STORE_FAILED', path: '', message: 'gone' } };

test('a runtime is measured until it has stopped', () => {
  const signals = new Subject<Signal>();
  const one = noted();
  const other = noted();
  const inHand = () => ({ inputs: 3, deliveries: 2 });
  watching({ signals$: signals, channels: {}, circuits: () => ({}), inHand }, shared([one.figures, other.figures]));
  signals.next(fault);
  for (const { told, looks } of [one, other]) {
    expect(told).toEqual([['opportune_faults_total', ['STORE_FAILED'], undefined]]);
    expect(looks.get(MEASURES.queue)?.()).toBe(3);
    expect(looks.get(MEASURES.deliveries)?.()).toBe(2);
  }
  signals.complete();
  expect([one.looks.size, other.looks.size]).toEqual([0, 0]);
});

test('the circuit of a channel is looked at as it is', () => {
  const signals = new Subject<Signal>();
  const looks = new Map<string, () => number>();
  const figures: Figures = {
    tell: () => undefined,
    look(measure, at, values = []) {
      if (measure === MEASURES.circuit) looks.set(values.join(), at);
      return () => undefined;
    },
  };
  const channel = { name: 'x', send: () => Promise.reject(new Error('not asked')) };
  const inHand = () => ({ inputs: 0, deliveries: 0 });
  let sms: CircuitState = 'open';
  const circuits = (): Readonly<Record<string, CircuitState>> => ({ email: 'closed', sms });
  watching({ signals$: signals, channels: { email: channel, sms: channel }, circuits, inHand }, figures);
  const told = () => ['email', 'sms'].map((name) => looks.get(name)?.());
  expect(told()).toEqual([0, 2]);
  sms = 'halfOpen';
  expect(told()).toEqual([0, 1]);
  sms = 'closed';
  expect(told()).toEqual([0, 0]);
});

test('who is lost in a row, for one reason, is told of together', () => {
  const signals = new Subject<Signal>();
  const { told, figures } = noted();
  const inHand = () => ({ inputs: 0, deliveries: 0 });
  watching({ signals$: signals, channels: {}, circuits: () => ({}), inHand }, figures);
  const lost = (stage: string, reason: string): unknown => ({ action: 'a', stage, reason });
  const dropped = [lost('limit', 'CAP'), lost('limit', 'CAP'), lost('allocate', 'CAP'), lost('limit', 'CAP')];
  const step = { decisions: [], dropped };
  signals.next({
    kind: 'result',
    input: { kind: 'wakeUp', customer: 'ann' },
    answer: 'committed',
    step,
    now: 0,
  } as never);
  expect(told.slice(1)).toEqual([
    ['opportune_dropped_total', ['limit', 'CAP'], 2],
    ['opportune_dropped_total', ['allocate', 'CAP'], 1],
    ['opportune_dropped_total', ['limit', 'CAP'], 1],
  ]);
});

test('or as long as somebody wants to know', () => {
  const signals = new Subject<Signal>();
  const { told, looks, figures } = noted();
  const inHand = () => ({ inputs: 0, deliveries: 0 });
  const end = watching({ signals$: signals, channels: {}, circuits: () => ({}), inHand }, figures);
  end();
  signals.next(fault);
  expect(told).toEqual([]);
  expect(looks.size).toBe(0);
});

test('every measure has a name of its own, for either', () => {
  const all = Object.values<Measure>(MEASURES);
  for (const names of [all.map((each) => each.prometheus.name), all.map((each) => each.opentelemetry?.name)]) {
    const known = names.filter((name) => name !== undefined);
    expect(new Set(known).size).toBe(known.length);
  }
});
