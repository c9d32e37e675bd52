import type { Colors } from 'picocolors/types';

import type { Counts } from '../tally/counts.ts';
import { funnelLevels } from '../tally/funnelLevels.ts';
import type { Scene } from './scene.ts';
import { bar, fit, fitRight } from './text.ts';
import { plural, REASON_WORDS, whole } from './words.ts';

/** A part of the picture: lines that are all exactly as wide as they were told to be, colours not counted. */
export type Panel = (scene: Scene, width: number, colors: Colors) => readonly string[];

const heading = (text: string, width: number, { bold }: Colors): string => bold(fit(text, width));

/** A name, a bar and a number. */
function barLine(name: string, count: number, most: number, width: number, paint: (text: string) => string): string {
  const label = Math.min(24, Math.floor(width * 0.46));
  const figure = 8;
  const room = width - label - figure - 1;
  return `${fit(name, label)}${fitRight(whole(count), figure)} ${paint(fit(bar(most === 0 ? 0 : count / most, room), room))}`;
}

export const funnelPanel: Panel = ({ figures: { tally } }, width, colors) => {
  const levels = funnelLevels(tally);
  const most = levels[0]?.count ?? 0;
  return [
    heading('What is left of all candidates', width, colors),
    ...levels.map(({ name, count }) =>
      barLine(name, count, most, width, name === 'chosen' ? colors.green : colors.cyan),
    ),
  ];
};

export const reasonsPanel: Panel = ({ figures: { tally } }, width, colors) => {
  const ranked = tally.reasons.ranked();
  const most = ranked[0]?.[1] ?? 0;
  return [
    heading('Why the others were dropped', width, colors),
    ...ranked.slice(0, 6).map(([reason, count]) => barLine(REASON_WORDS[reason], count, most, width, colors.yellow)),
  ];
};

const ranking =
  (title: string, counts: Counts, paint: (colors: Colors) => (text: string) => string): Panel =>
  (_scene, width, colors) => {
    const ranked = counts.ranked();
    return [
      heading(title, width, colors),
      ...ranked.slice(0, 6).map(([name, count]) => barLine(name, count, ranked[0]![1], width, paint(colors))),
    ];
  };

export const triggersPanel: Panel = (scene, width, colors) =>
  ranking('Triggers that fired', scene.figures.tally.triggers, ({ magenta }) => magenta)(scene, width, colors);

export const actionsPanel: Panel = (scene, width, colors) =>
  ranking('Chosen actions', scene.figures.tally.actions, ({ green }) => green)(scene, width, colors);

export const mapPanel: Panel = ({ standing, figures: { map, deliveries, reports, book } }, width, colors) => {
  const pairs = (...items: readonly (readonly [number, string])[]): string =>
    fit(items.map(([count, name]) => `${whole(count)} ${name}`).join(' · '), width);
  const isDown = standing.phase === 'outage';
  const troubles = pairs([map.refused, 'refused'], [deliveries.retried, 'retried'], [deliveries.failed, 'given up']);
  return [
    isDown
      ? colors.red(heading('Mailing platform: down, nobody answers', width, colors))
      : heading('Mailing platform, over HTTP', width, colors),
    pairs([deliveries.accepted, 'accepted'], [book.waiting, 'waiting'], [deliveries.aborted, 'let go']),
    map.refused + deliveries.failed > 0 ? colors.red(troubles) : troubles,
    colors.dim(pairs([map.limited, '× 429'], [map.broken, '× 500'], [reports.taken, 'reports'])),
    pairs([map.received, 'delivered'], [map.opened, 'opened']),
    pairs([map.clicked, 'clicked'], [map.unsubscribed, 'unsubscribed']),
    pairs([map.bounced, 'bounced'], [map.complained, 'complained']),
  ];
};

export const filePanel: Panel = ({ figures }, width, colors) => [
  heading('The file', width, colors),
  fit(`${plural(figures.events, 'event')} of ${plural(figures.customers, 'customer')}`, width),
  figures.rejected > 0
    ? colors.red(fit(`${plural(figures.rejected, 'line')} could not be read`, width))
    : fit('every line could be read', width),
  ...Object.entries(figures.skipped).map(([why, count]) =>
    colors.dim(fit(`${plural(count, 'line')} skipped: ${why}`, width)),
  ),
  ...figures.tally.ignored
    .ranked()
    .map(([why, count]) => colors.dim(fit(`${plural(count, 'event')} ignored: ${why}`, width))),
];

export const latestPanel: Panel = ({ figures: { tally } }, width, colors) => {
  const { green, yellow, dim } = colors;
  return [
    heading('Latest decisions', width, colors),
    ...tally.latest.map(({ at, customer, sentence, isChosen }) => {
      const time = new Date(at).toISOString().slice(11, 16);
      const mark = isChosen ? green('✓') : yellow('–');
      const text = fit(sentence, width - 16);
      return `${dim(time)} ${dim(fit(customer, 7))} ${mark} ${isChosen ? text : dim(text)}`;
    }),
  ];
};
