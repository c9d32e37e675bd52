import type { Level } from './flow.ts';
import { draw, make } from './make.ts';
import { plural, REASON_WORDS } from './words.ts';

const WIDE = 7;
const GAP = 7;
const HEIGHT = 20;
/** Less is not seen. */
const LEAST = 2;

/** proposed 12, qualify 5, allocate 1 */
const inWords = (levels: readonly Level[]): string => levels.map(({ stage, left }) => `${stage} ${left}`).join(', ');

/** The funnel as a small picture: a bar for each stage, as high as candidates are left, between the first number and the last. */
export function smallFunnel(levels: readonly Level[], isChosen: boolean): HTMLElement {
  const most = Math.max(levels[0]?.left ?? 0, 1);
  const width = levels.length * (WIDE + GAP) - GAP;
  const heights = levels.map(({ left }) => Math.max((left / most) * HEIGHT, LEAST));
  const top = (i: number): number => (HEIGHT - heights[i]!) / 2;
  const bars = heights.map((height, i) =>
    draw('rect', { x: i * (WIDE + GAP), y: top(i), width: WIDE, height, rx: 1.5 }),
  );
  // What flows on to the next stage.
  const flows = heights.slice(1).map((height, i) => {
    const [from, to] = [i * (WIDE + GAP) + WIDE, (i + 1) * (WIDE + GAP)];
    return draw('path', {
      d: `M${from} ${top(i)} L${to} ${top(i + 1)} V${top(i + 1) + height} L${from} ${top(i) + heights[i]!} Z`,
    });
  });
  return make(
    'span',
    { class: `funnel ${isChosen ? 'ends' : ''}`, title: inWords(levels) },
    String(levels[0]?.left ?? 0),
    draw(
      'svg',
      {
        viewBox: `0 0 ${width} ${HEIGHT}`,
        width,
        height: HEIGHT,
        role: 'img',
        'aria-label': `left: ${inWords(levels)}`,
      },
      flows,
      bars,
    ),
    String(levels.at(-1)?.left ?? 0),
  );
}

/** The funnel as bars, each stage with what it has dropped and why. */
export const largeFunnel = (levels: readonly Level[]): HTMLElement =>
  make(
    'ol',
    { class: 'stages' },
    levels.map(({ stage, left, reasons }) => {
      const bar = make('i', { class: 'bar' });
      bar.style.width = `${String((left / Math.max(levels[0]!.left, 1)) * 100)}%`;
      return make(
        'li',
        {},
        make('span', { class: 'stage' }, stage),
        make('span', { class: 'track' }, bar),
        make('b', {}, String(left)),
        make(
          'span',
          { class: 'lost' },
          reasons.map(([reason, count]) =>
            make('span', { title: reason }, `−${String(count)} ${REASON_WORDS[reason]}`),
          ),
        ),
      );
    }),
  );

/** 5 candidates, 1 chosen */
export const inShort = (levels: readonly Level[], chosen: number): string =>
  `${plural(levels[0]?.left ?? 0, 'candidate')}, ${String(chosen)} chosen`;
