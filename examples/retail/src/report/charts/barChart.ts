import { whole } from '../../view/words.ts';
import { block, svg, words } from '../svg.ts';

/** A thing and how many there are of it. */
export interface Bar {
  readonly name: string;
  readonly count: number;
  /** What stands behind the count, in small print. */
  readonly aside?: string;
  /** A colour of the page. */
  readonly fill?: string;
}

const WIDTH = 500;
const ROW = 30;
const LABEL = 168;
const FIGURES = 138;

/** Horizontal bars, one below the other, each with its name and its count. */
export function barChart(label: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map((each) => each.count));
  const room = WIDTH - LABEL - FIGURES;
  const rows = bars.flatMap(({ name, count, aside = '', fill = 'var(--c1)' }, i) => {
    const y = i * ROW + 4;
    const length = count === 0 ? 0 : Math.max(1.5, (count / most) * room);
    const end = LABEL + length + 8;
    return [
      words(name, { x: LABEL - 12, y: y + 15 }, { anchor: 'end' }),
      block({ x: LABEL, y, width: length, height: ROW - 10 }, fill, `${name}: ${whole(count)}`, 3),
      `<text x="${end.toFixed(1)}" y="${String(y + 15)}" class="label"><tspan class="strong">${whole(count)}</tspan>  <tspan class="small">${aside}</tspan></text>`,
    ];
  });
  return svg(WIDTH, bars.length * ROW, label, rows);
}
