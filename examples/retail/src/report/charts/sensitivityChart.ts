import type { Sensitivity } from '@opportune/core/why';

import { percent, plural, whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { barChart } from './barChart.ts';

/** Of each factor of the ranking, how many decisions would be others without it. */
export function sensitivityChart(rows: readonly Sensitivity[]): string {
  const bars = rows.map(({ factor, changed, share }) => ({
    name: factor,
    count: changed,
    aside: percent(share),
    fill: 'var(--c5)',
  }));
  return figure({
    title: 'What the ranking hangs on',
    note: `Each of ${plural(rows[0]?.decisions ?? 0, 'decision')} was made again without one factor: how many would have been others.`,
    picture: barChart('How many decisions would be others without each factor', bars),
    table: {
      head: ['factor', 'decisions that would be others', 'share'],
      rows: bars.map(({ name, count, aside }) => [name, whole(count), aside]),
    },
  });
}
