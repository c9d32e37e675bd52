import type { Tally } from '../../tally/tally.ts';
import { whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { barChart } from './barChart.ts';

/** How often each trigger opened an opportunity. */
export function triggersChart({ triggers }: Tally): string {
  const bars = triggers
    .ranked()
    .map(([name, count]) => ({ name: name.replaceAll('_', ' '), count, fill: 'var(--c7)' }));
  return figure({
    title: 'Triggers that fired',
    note: 'A pattern over the events of one customer that opens an opportunity.',
    picture: barChart('How often each trigger fired', bars),
    table: { head: ['trigger', 'fired'], rows: bars.map(({ name, count }) => [name, whole(count)]) },
  });
}
