// What `npm run bench -- page` has a page do; the page's address says of which kind it is.
import { fetched, opportune, pageViews, slots } from '@opportune/browser';
import {
  absenceRule,
  allRule,
  allocateRule,
  arbitrateRule,
  capRule,
  countRule,
  gteRule,
  hashRule,
  latestRule,
  leverRule,
  limitRule,
  loader,
  ltRule,
  oneOfRule,
  productRule,
  qualifyRule,
  sumRule,
  valueRule,
  type Compile,
  type Strategy,
} from '@opportune/core';

import { simulatedClock } from '../../testing/src/simulatedClock.ts';

/** How long a start took, by where counting begins. */
export interface Started {
  /** From the instant at which `opportune` was called, with what it is handed still to be made. */
  readonly fromCall: number;
  /** From the instant at which this script was there. */
  readonly fromArrival: number;
}

/** What the benchmark asks of the page. Times are in milliseconds. */
export interface Bench {
  /** How long it took until the first slot was filled. */
  readonly started: Promise<Started>;
  /** Who is in the page: somebody for whom some of the offers are meant. */
  signIn(): Promise<void>;
  /** How long each of so many decisions took, from the question until it was made. */
  decide(times: number): Promise<readonly number[]>;
  /** The same of events, until they were kept. */
  track(times: number): Promise<readonly number[]>;
  /** How long deciding alone took, without keeping anything. */
  step(times: number): Promise<readonly number[]>;
  /** Lets so many seconds pass, in each of which something happens. */
  live(seconds: number): Promise<void>;
  /** Tasks over 50 milliseconds so far. */
  longTasks(): readonly number[];
  /** How much what the visitor sees has moved so far. */
  shift(): number;
  troubles(): readonly string[];
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const said = new URLSearchParams(location.search);
const strategyUrl = `/strategy.json?n=${said.get('n') ?? '200'}`;

const troubles: string[] = [];
const longTasks: number[] = [];
let shift = 0;
observe('longtask', ({ duration }) => void longTasks.push(duration));
observe('layout-shift', (entry) => {
  shift += (entry as PerformanceEntry & { readonly value: number }).value;
});

const started = new Promise<Started>((resolve, reject) => {
  setTimeout(() => reject(new Error(`nothing is shown: ${troubles.join(', ')}`)), 15_000);
  document.addEventListener('decision', () => {
    const now = performance.now();
    const [script] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/page.js'));
    resolve({ fromCall: now - called, fromArrival: now - (script as PerformanceResourceTiming).responseEnd });
  });
});

const from = said.get('from');
const clock = from === null ? undefined : simulatedClock(Number(from));
const called = performance.now();
const load: Compile = loader([
  absenceRule,
  allRule,
  allocateRule,
  arbitrateRule,
  capRule,
  countRule,
  gteRule,
  hashRule,
  latestRule,
  leverRule,
  limitRule,
  ltRule,
  oneOfRule,
  productRule,
  qualifyRule,
  sumRule,
  valueRule,
]);
const client = opportune({
  consent: true,
  strategy: fetched({ url: strategyUrl, compile: load }),
  server: { url: location.origin, key: 'page-key' },
  ...(clock && { clock }),
  use: [
    (each) => {
      each.addEventListener('trouble', ({ detail: { code, message } }) => troubles.push(`${code} ${message}`));
      return () => undefined;
    },
    pageViews(),
    slots({ budget: 20_000 }),
  ],
});

const { port1, port2 } = new MessageChannel();
/** A turn of the event loop; a timer would wait for 4 milliseconds. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });

async function timed(times: number, run: (i: number) => unknown): Promise<readonly number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    await clock?.advance(60_000, turn);
    // What was sent by then is no part of it.
    await turn();
    const from = performance.now();
    await run(i);
    took.push(performance.now() - from);
  }
  return took;
}

/** What a visitor does, over and over. */
const HAPPENINGS: readonly (readonly [type: string, properties: Readonly<Record<string, unknown>>])[] = [
  ['product_viewed', { sku: 'boots-42', price: 80 }],
  ['product_viewed', { sku: 'shoes-7', price: 60 }],
  ['cart_updated', { total: 60, items: ['shoes-7'] }],
  ['page_scrolled', { percent: 50 }],
  ['product_viewed', { sku: 'hat-1', price: 20 }],
  ['order_completed', { total: 60 }],
];
const happen = (i: number): Promise<unknown> => client.track(...HAPPENINGS[i % HAPPENINGS.length]!);

let second = 0;
window.bench = {
  started,
  signIn: async () => void (await client.track('signed_in', { segment: 'loyal', country: 'DE', risk: 0.2 })),
  decide: (times) => timed(times, () => client.decide('hero')),
  track: (times) => timed(times, happen),
  async step(times) {
    const text = await (await fetch(strategyUrl)).text();
    const step = load(JSON.parse(text) as Strategy);
    const properties = { segment: 'loyal', country: 'DE', risk: 0.2 };
    const { state } = step(undefined, { id: 'e', type: 'signed_in', customer: 'ada', time: 0, properties }, 0);
    return timed(times, (i) =>
      step(state, { kind: 'request', id: `r${String(i)}`, customer: 'ada', slots: ['hero'] }, i),
    );
  },
  async live(seconds) {
    for (let i = 0; i < seconds; i += 1) {
      await clock?.advance(1_000, turn);
      await happen(second);
      if (second % 10 === 0) await client.decide('hero');
      second += 1;
    }
  },
  longTasks: () => longTasks,
  shift: () => shift,
  troubles: () => troubles,
};

function observe(type: string, see: (entry: PerformanceEntry) => void): void {
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
}
