import type { Figures } from '../run/figures.ts';
import type { Summary } from '../run/summary.ts';
import { millis, percent, plural, whole } from '../view/words.ts';
import { escape } from './escape.ts';

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly aside: string;
}

/** The figures to take along. */
export function tiles(summary: Summary, figures: Figures): string {
  const { rates, mode } = summary;
  const fired = figures.tally.triggers.total;
  const emails = figures.map.received;
  const own: readonly Tile[] =
    mode === 'shop'
      ? [
          {
            name: 'E-mails handed over',
            value: whole(summary.deliveries.accepted),
            aside: `${whole(summary.deliveries.retried)} tried again, ${whole(summary.deliveries.failed)} given up`,
          },
          {
            name: 'Clicked',
            value: emails === 0 ? '–' : percent(figures.map.clicked / emails),
            aside: `of ${whole(emails)} delivered`,
          },
          {
            name: 'Event to stored',
            value: millis(rates.latencyP50),
            aside: `median; p99 ${millis(rates.latencyP99)}`,
          },
        ]
      : [
          {
            name: 'Lines a second',
            value: whole(rates.linesReadPerSecond ?? 0),
            aside: `${plural(summary.rejected, 'line')} rejected`,
          },
          { name: 'Steps a second', value: whole(rates.stepsPerSecond ?? 0), aside: 'whole steps, with the trace on' },
          { name: 'A step', value: millis(rates.latencyP50), aside: `median; p99 ${millis(rates.latencyP99)}` },
        ];
  const all: readonly Tile[] = [
    { name: 'Events', value: whole(summary.events), aside: `of ${plural(summary.customers, 'customer')}` },
    {
      name: 'Triggers fired',
      value: whole(fired),
      aside: mode === 'shop' ? `and ${plural(summary.requests, 'page')} asked` : 'in virtual time',
    },
    { name: 'Decisions', value: whole(summary.decisions), aside: `${whole(rates.eventsPerSecond)} events a second` },
    ...own,
  ];
  const tile = ({ name, value, aside }: Tile): string =>
    `<div><dt>${escape(name)}</dt><dd>${escape(value)}<small>${escape(aside)}</small></dd></div>`;
  return `<dl class="tiles">${all.map(tile).join('')}</dl>`;
}
