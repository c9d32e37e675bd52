import type { Latencies } from '../../tally/latencies.ts';
import { millis, whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { block, line, svg, words } from '../svg.ts';

const WIDTH = 500;
const HEIGHT = 230;
const BOTTOM = 40;
const TOP = 26;

/** How long it took, on a logarithmic axis, with the median and the slowest hundredth. */
export function latencyChart(latencies: Latencies, what: string): string {
  const buckets = latencies.buckets();
  if (buckets.length === 0) return '';
  const low = Math.log10(buckets[0]!.from);
  const high = Math.log10(buckets.at(-1)!.to);
  const x = (took: number): number => ((Math.log10(took) - low) / (high - low)) * WIDTH;
  const most = Math.max(...buckets.map(({ count }) => count));
  const y = (count: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / most);
  const marks = Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => 10 ** (Math.ceil(low) + i));
  const quantiles = [
    ['p50', latencies.quantile(0.5)],
    ['p99', latencies.quantile(0.99)],
  ] as const;
  const content = [
    ...marks.flatMap((mark) => [
      line({ x: x(mark), y: TOP }, { x: x(mark), y: y(0) }),
      words(
        millis(mark),
        { x: x(mark), y: HEIGHT - BOTTOM + 17 },
        { anchor: x(mark) < 20 ? 'start' : x(mark) > WIDTH - 30 ? 'end' : 'middle', class: 'small' },
      ),
    ]),
    line({ x: 0, y: y(0) }, { x: WIDTH, y: y(0) }),
    ...buckets.map(({ from, to, count }) =>
      block(
        { x: x(from) + 0.75, y: y(count), width: x(to) - x(from) - 1.5, height: y(0) - y(count) },
        'var(--c1)',
        `${millis(from)} to ${millis(to)}: ${whole(count)}`,
        1.5,
      ),
    ),
    ...quantiles.flatMap(([name, took]) => [
      line({ x: x(took), y: TOP - 14 }, { x: x(took), y: y(0) }, 'limit'),
      words(
        `${name} ${millis(took)}`,
        { x: x(took) + (x(took) > WIDTH - 90 ? -6 : 6), y: TOP - 4 },
        { class: 'limit-label', anchor: x(took) > WIDTH - 90 ? 'end' : 'start' },
      ),
    ]),
    words('time taken, logarithmic', { x: WIDTH / 2, y: HEIGHT - 4 }, { anchor: 'middle', class: 'small' }),
  ];
  return figure({
    title: 'Latency',
    note: what,
    picture: svg(WIDTH, HEIGHT, 'How long it took', content),
    table: {
      head: ['from', 'to', 'how many'],
      rows: buckets.map(({ from, to, count }) => [millis(from), millis(to), whole(count)]),
    },
  });
}
