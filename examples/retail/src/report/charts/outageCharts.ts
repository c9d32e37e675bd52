import { hours, type Instant } from '@opportune/core';

import type { Outage } from '../../map/outage.ts';
import type { OutageStory } from '../../run/outageStory.ts';
import type { Passage } from '../../tally/deliveryBook.ts';
import { queueDepth, type Depth } from '../../tally/queueDepth.ts';
import { delay, plural, timeOfDay, whole } from '../../view/words.ts';
import { escape } from '../escape.ts';
import { figure } from '../figure.ts';
import { area, band, block, line, svg, words } from '../svg.ts';
import { ticks } from '../ticks.ts';

const WIDTH = 500;
const HEIGHT = 250;
const LEFT = 40;
const TOP = 30;
const BOTTOM = 26;
/** What is shown before an outage and after it. */
const AROUND = hours(3);

/** What both pictures share: the hours around the outage, and the outage as a band. */
class Frame {
  readonly from: Instant;
  readonly to: Instant;
  readonly #marks: readonly number[];
  readonly #outage: Outage;

  constructor(outage: Outage, most: number) {
    this.from = outage.from - AROUND;
    this.to = outage.to + AROUND;
    this.#marks = ticks(most);
    this.#outage = outage;
  }

  x(at: Instant): number {
    return LEFT + ((WIDTH - LEFT) * (at - this.from)) / (this.to - this.from);
  }

  y(count: number): number {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / this.#marks.at(-1)!);
  }

  /** The beginnings of the hours, counted from the outage. */
  hours(): readonly Instant[] {
    return Array.from({ length: (this.to - this.from) / hours(1) }, (_, i) => this.from + i * hours(1));
  }

  draw(label: string, content: readonly string[]): string {
    const { from, to } = this.#outage;
    const place = { x: this.x(from), y: TOP - 22, width: this.x(to) - this.x(from), height: this.y(0) - TOP + 22 };
    return svg(WIDTH, HEIGHT, label, [
      band(place),
      words('platform down', { x: this.x(from) + 7, y: TOP - 7 }, { class: 'down-label' }),
      ...this.#marks.flatMap((mark) => [
        line({ x: LEFT, y: this.y(mark) }, { x: WIDTH, y: this.y(mark) }),
        words(whole(mark), { x: LEFT - 8, y: this.y(mark) + 4 }, { anchor: 'end', class: 'small' }),
      ]),
      ...this.hours()
        .filter((_, i) => i % 2 === 1)
        .map((at) => words(timeOfDay(at), { x: this.x(at), y: HEIGHT - 8 }, { anchor: 'middle', class: 'small' })),
      ...content,
    ]);
  }
}

/** E-mails an hour: decided as ever, and delivered when somebody was there to take them. */
export function throughputChart(story: OutageStory, passages: readonly Passage[]): string {
  const hourly = new Frame(story, 0).hours().map((at) => {
    const isIn = (instant: Instant | undefined): boolean =>
      instant !== undefined && instant >= at && instant < at + hours(1);
    return {
      at,
      decided: passages.filter(({ decidedAt }) => isIn(decidedAt)).length,
      delivered: passages.filter(({ end }) => end?.status === 'accepted' && isIn(end.at)).length,
    };
  });
  const frame = new Frame(story, Math.max(...hourly.map(({ decided, delivered }) => Math.max(decided, delivered))));
  const step = frame.x(hours(1)) - frame.x(0);
  const bar = (at: Instant, place: number, count: number, fill: string, what: string): string => {
    const x = frame.x(at) + step * (0.12 + 0.39 * place);
    const spot = { x, y: frame.y(count), width: step * 0.37, height: frame.y(0) - frame.y(count) };
    return block(spot, fill, `${timeOfDay(at)} to ${timeOfDay(at + hours(1))}: ${whole(count)} ${what}`);
  };
  const title = 'The outage: decided and delivered';
  const { delivered, recovered, to } = story;
  return figure({
    title,
    note: `E-mails an hour, UTC. Deciding goes on; ${recovered === undefined ? 'what waits is in the store' : `${whole(delivered)} went out within ${delay(recovered - to)} of its return`}.`,
    picture:
      legend(['var(--c1)', 'decided'], ['var(--c3)', 'delivered']) +
      frame.draw(
        title,
        hourly.flatMap((each) => [
          bar(each.at, 0, each.decided, 'var(--c1)', 'decided'),
          bar(each.at, 1, each.delivered, 'var(--c3)', 'delivered'),
        ]),
      ),
    table: {
      head: ['from', 'decided', 'delivered'],
      rows: hourly.map((each) => [timeOfDay(each.at), whole(each.decided), whole(each.delivered)]),
    },
  });
}

/** How many e-mails waited in the outbox. */
export function queueChart(story: OutageStory, passages: readonly Passage[]): string {
  const { from, to } = new Frame(story, 0);
  const depths = queueDepth(passages, from, to);
  const deepest = depths.reduce((most, each) => (each.waiting > most.waiting ? each : most));
  const frame = new Frame(story, deepest.waiting);
  const { checked, tries } = story;
  const isFine = checked.lost + checked.doubled === 0;
  const lost = isFine
    ? 'none was lost and none doubled'
    : `${whole(checked.lost)} lost and ${whole(checked.doubled)} doubled`;
  const title = 'The outage: what waited';
  const peak = { x: frame.x(deepest.at), y: frame.y(deepest.waiting) - 7 };
  return figure({
    title,
    note: `Decisions in the outbox; ${plural(tries, 'try', 'tries')} in vain. By the platform's own journal ${lost}, of ${plural(checked.decisions, 'e-mail')}.`,
    picture:
      legend(['var(--c4)', 'waiting']) +
      frame.draw(title, [
        area(outline(frame, depths), 'var(--c4)', `at most ${whole(deepest.waiting)} waiting`),
        deepest.waiting === 0 ? '' : words(whole(deepest.waiting), peak, { class: 'strong' }),
      ]),
    table: {
      head: ['at', 'waiting'],
      rows: frame
        .hours()
        .map((at) => [timeOfDay(at), whole(depths.filter((each) => each.at <= at).at(-1)?.waiting ?? 0)]),
    },
  });
}

/** Steps from the left edge to the right, and back along the ground. */
const outline = (frame: Frame, depths: readonly Depth[]): readonly { readonly x: number; readonly y: number }[] => [
  { x: frame.x(frame.from), y: frame.y(0) },
  ...depths.flatMap(({ at, waiting }, i) => [
    { x: frame.x(at), y: frame.y(waiting) },
    { x: frame.x(depths[i + 1]?.at ?? frame.to), y: frame.y(waiting) },
  ]),
  { x: frame.x(frame.to), y: frame.y(0) },
];

const legend = (...entries: readonly (readonly [fill: string, name: string])[]): string =>
  `<ul class="legend">${entries.map(([fill, name]) => `<li><i style="background:${fill}"></i>${escape(name)}</li>`).join('')}</ul>`;
