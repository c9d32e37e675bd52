import type { MapFigures } from '../../map/mapFigures.ts';
import type { Figures } from '../../run/figures.ts';
import { percent, whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { barChart, type Bar } from './barChart.ts';

const tableOf = (bars: readonly Bar[]): { head: string[]; rows: string[][] } => ({
  head: ['', 'how many'],
  rows: bars.map(({ name, count }) => [name, whole(count)]),
});

/** What the mailing platform was asked, and what it answered. */
export function requestsChart(map: MapFigures): string {
  const bars: Bar[] = [
    { name: '202, e-mail sent', count: map.sent, fill: 'var(--c3)' },
    { name: '202, not wanted', count: map.suppressed },
    { name: '202, known already', count: map.repeated },
    { name: '429, try again later', count: map.limited, fill: 'var(--c4)' },
    { name: '500, try again', count: map.broken, fill: 'var(--c4)' },
    { name: '4xx, refused', count: map.refused, fill: 'var(--bad)' },
  ];
  return figure({
    title: 'Requests to the mailing platform',
    note: `${whole(map.requests)} over HTTP, each checked against the platform's contract. Those that failed were tried again under the same id.`,
    picture: barChart('Answers of the mailing platform', bars),
    table: tableOf(bars),
  });
}

/** What became of e-mails: those that were decided, and the platform's own promotions. */
export function outcomesChart({ map, reports }: Pick<Figures, 'map' | 'reports'>): string {
  const share = (count: number): string => (map.received === 0 ? '' : percent(count / map.received));
  const bars: Bar[] = [
    { name: 'delivered', count: map.received },
    { name: 'opened', count: map.opened, aside: share(map.opened) },
    { name: 'clicked', count: map.clicked, aside: share(map.clicked) },
    { name: 'unsubscribed', count: map.unsubscribed, aside: share(map.unsubscribed), fill: 'var(--c2)' },
    { name: 'bounced', count: map.bounced, fill: 'var(--c2)' },
    { name: 'complained', count: map.complained, fill: 'var(--c2)' },
  ];
  return figure({
    title: 'What it reported back',
    note: `Promotions included, in ${whole(reports.taken + reports.refused)} signed web hooks; ${reports.refused === 0 ? 'all were believed' : `${whole(reports.refused)} were not believed`}.`,
    picture: barChart('Outcomes of e-mails', bars),
    table: tableOf(bars),
  });
}
