import type { Figures } from '../../figures/figures.ts';
import type { Measure } from '../../figures/measure.ts';
import { MEASURES } from '../../figures/measures.ts';
import { counter, type Counter } from './counter.ts';
import { gauge, type Look } from './gauge.ts';
import { histogram, type Histogram } from './histogram.ts';
import type { Series } from './series.ts';

/** Keeps figures for Prometheus to fetch. */
export interface Prometheus extends Figures {
  /** All of them, in the text format. */
  text(): string;
}

export function prometheus(): Prometheus {
  const counters = new Map<Measure, Counter>();
  const histograms = new Map<Measure, Histogram>();
  const looks = new Map<Measure, Set<Look>>();
  const all: Series[] = [];
  for (const measure of Object.values<Measure>(MEASURES)) {
    const { kind, about } = measure;
    const { name, labels } = measure.prometheus;
    if (kind === 'gauge') all.push(gauge(name, about, labels, kept(looks, measure, new Set<Look>())));
    if (kind === 'counter') all.push(kept(counters, measure, counter(name, about, labels)));
    if (kind === 'histogram') all.push(kept(histograms, measure, histogram(name, about, labels[0] ?? '')));
  }
  return {
    tell(measure, values, amount = 1) {
      counters.get(measure)?.add(values, amount);
      histograms.get(measure)?.observe(String(values[0]), amount);
    },
    look(measure, at, values = []) {
      const look = { values, at };
      looks.get(measure)?.add(look);
      return () => void looks.get(measure)?.delete(look);
    },
    text: () => `${all.map((each) => each.text()).join('\n')}\n`,
  };
}

function kept<Kind>(all: Map<Measure, Kind>, measure: Measure, series: Kind): Kind {
  all.set(measure, series);
  return series;
}
