import type { Attributes, Histogram, Meter, ObservableCallback, ObservableGauge, Counter } from '@opentelemetry/api';

import { BOUNDS } from '../figures/bounds.ts';
import type { Figures } from '../figures/figures.ts';
import type { Measure } from '../figures/measure.ts';

interface Instruments {
  readonly counters: Map<Measure, Counter>;
  readonly histograms: Map<Measure, Histogram>;
  readonly gauges: Map<Measure, ObservableGauge>;
}

/** Hands measurements to a meter. An instrument is made when there is first something to tell. */
export function metering(meter: Meter): Figures {
  const { counters, histograms, gauges }: Instruments = {
    counters: new Map(),
    histograms: new Map(),
    gauges: new Map(),
  };
  return {
    tell(measure, values, amount = 1) {
      const { kind, about: description, opentelemetry } = measure;
      if (opentelemetry === undefined) return;
      const { name, unit, attributes } = opentelemetry;
      const said = named(attributes, values);
      if (kind === 'counter') {
        made(counters, measure, () => meter.createCounter(name, { description, unit })).add(amount, said);
      }
      if (kind === 'histogram') {
        const advice = { explicitBucketBoundaries: [...BOUNDS] };
        made(histograms, measure, () => meter.createHistogram(name, { description, unit, advice })).record(
          amount,
          said,
        );
      }
    },
    look(measure, at, values = []) {
      const { about: description, opentelemetry } = measure;
      if (opentelemetry === undefined) return () => undefined;
      const { name, unit, attributes } = opentelemetry;
      const said = named(attributes, values);
      const gauge = made(gauges, measure, () => meter.createObservableGauge(name, { description, unit }));
      const observe: ObservableCallback = (result) => result.observe(at(), said);
      gauge.addCallback(observe);
      return () => gauge.removeCallback(observe);
    },
  };
}

function named(attributes: readonly string[], values: readonly (string | number)[]): Attributes {
  const said: Attributes = {};
  for (const [n, value] of values.entries()) {
    const attribute = attributes[n] ?? '';
    if (attribute !== '' && value !== '') said[attribute] = value;
  }
  return said;
}

function made<Instrument>(known: Map<Measure, Instrument>, measure: Measure, make: () => Instrument): Instrument {
  const found = known.get(measure) ?? make();
  known.set(measure, found);
  return found;
}
