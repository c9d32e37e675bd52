import { funnelLevels } from '../../tally/funnelLevels.ts';
import type { Tally } from '../../tally/tally.ts';
import { percent, whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { barChart } from './barChart.ts';

/** How many candidates each stage of the strategy has left. */
export function funnelChart(tally: Tally): string {
  const levels = funnelLevels(tally);
  const first = levels[0]?.count ?? 0;
  const bars = levels.map(({ name, count }, i) => {
    const lost = (levels[i - 1]?.count ?? count) - count;
    return {
      name,
      count,
      ...(lost > 0 && { aside: `${whole(lost)} dropped` }),
      ...(name === 'chosen' && { fill: 'var(--c3)' }),
    };
  });
  return figure({
    title: 'The funnel',
    note: `Of ${whole(first)} candidates ${whole(tally.decisions)} were chosen, ${percent(first === 0 ? 0 : tally.decisions / first)}. One that waits for the end of quiet hours is counted again when it is decided again.`,
    picture: barChart('Candidates left after each stage', bars),
    table: {
      head: ['stage', 'left', 'dropped'],
      rows: bars.map(({ name, count, aside }) => [name, whole(count), aside ?? '']),
    },
  });
}
