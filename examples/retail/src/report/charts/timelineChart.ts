import { days, type Instant, type Millis } from '@opportune/core';

import { retail } from '../../strategy.ts';
import type { Tally } from '../../tally/tally.ts';
import type { Stretch } from '../../tally/timeline.ts';
import { moment, whole } from '../../view/words.ts';
import { escape } from '../escape.ts';
import { figure } from '../figure.ts';
import { block, line, svg, words } from '../svg.ts';
import { ticks } from '../ticks.ts';

const WIDTH = 980;
const HEIGHT = 240;
const LEFT = 46;
const BOTTOM = 24;
const TOP = 8;
/** What the name of a stretch takes. */
const LABEL = 56;
/** So many columns fit without becoming hairs. */
const COLUMNS = 64;

/** What was chosen when for one channel, by action; nothing where it was never used. */
export function timelineChart(tally: Tally, channel: string, title: string): string {
  const actions = retail.actions
    .filter((action) => action.channel === channel && tally.actions.of(action.id) > 0)
    .map((action) => action.id);
  const { length, stretches } = tally.timeline.stretches(COLUMNS);
  if (actions.length === 0 || stretches.length === 0) return '';
  const sums = stretches.map(({ counts }) => actions.reduce((sum, action) => sum + counts.of(action), 0));
  const marks = ticks(Math.max(...sums));
  const top = marks.at(-1)!;
  const y = (count: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / top);
  const step = (WIDTH - LEFT) / stretches.length;
  const content = marks.flatMap((mark) => [
    line({ x: LEFT, y: y(mark) }, { x: WIDTH, y: y(mark) }),
    words(whole(mark), { x: LEFT - 8, y: y(mark) + 4 }, { anchor: 'end', class: 'small' }),
  ]);
  for (const [i, { from, counts }] of stretches.entries()) {
    const x = LEFT + i * step;
    let below = 0;
    for (const [color, action] of actions.entries()) {
      const count = counts.of(action);
      const place = {
        x: x + Math.min(2, step * 0.1),
        y: y(below + count),
        width: step - Math.min(4, step * 0.2),
        height: y(below) - y(below + count),
      };
      content.push(block(place, colorOf(color), `${name(from, length)}: ${action} ${whole(count)}`, 1));
      below += count;
    }
  }
  for (const { i, text } of labels(stretches, length)) {
    const x = LEFT + i * step;
    if (x > WIDTH - LABEL) continue;
    content.push(
      line({ x, y: HEIGHT - BOTTOM }, { x, y: HEIGHT - BOTTOM + 5 }),
      words(text, { x: x + 3, y: HEIGHT - 6 }, { class: 'small' }),
    );
  }
  const legend = actions.map(
    (action, color) =>
      `<li><i style="background:${colorOf(color)}"></i>${escape(action)} <b>${whole(tally.actions.of(action))}</b></li>`,
  );
  return figure({
    title,
    note: `${whole(sums.reduce((sum, count) => sum + count, 0))} decisions, each column ${span(length)}. Times are UTC.`,
    picture: `<ul class="legend">${legend.join('')}</ul><div class="drawing">${svg(WIDTH, HEIGHT, title, content)}</div>`,
    table: {
      head: ['from', ...actions],
      rows: stretches.map(({ from, counts }) => [moment(from), ...actions.map((action) => whole(counts.of(action)))]),
    },
    isWide: true,
  });
}

const colorOf = (place: number): string => `var(--c${String((place % 9) + 1)})`;

/** Where a day, or something longer, begins; no more of them than there is room for. */
function labels(
  stretches: readonly Stretch[],
  length: Millis,
): readonly { readonly i: number; readonly text: string }[] {
  const begins = stretches.map(({ from }, i) => ({
    i,
    text: name(from, Math.max(length, days(1))),
    isBegin: length >= days(1) || from % days(1) === 0,
  }));
  const dawns = begins.filter(({ isBegin }) => isBegin);
  const shown = dawns.length > 1 ? dawns : begins;
  return shown.filter((_, place) => place % Math.ceil(shown.length / 14) === 0);
}

function name(from: Instant, length: number): string {
  const date = new Date(from);
  const day = date.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
  if (length >= days(7)) return `${day} ${date.toISOString().slice(2, 4)}`;
  return length >= days(1) ? day : `${day} ${date.toISOString().slice(11, 16)}`;
}

function span(length: number): string {
  const hours = length / 3_600_000;
  if (hours >= 48) return `${whole(hours / 24)} days`;
  return hours === 24 ? 'a day' : hours === 1 ? 'an hour' : `${whole(hours)} hours`;
}
