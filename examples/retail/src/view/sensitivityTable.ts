import type { Sensitivity } from '@opportune/core/why';
import type { Colors } from 'picocolors/types';

import { bar, fit, fitRight } from './text.ts';
import { percent, plural, whole } from './words.ts';

const LABEL = 18;
const SHARE = 7;
const FIGURE = 24;
const GAP = 2;

/** Of each factor of the ranking, how many decisions would be others without it. */
export function sensitivityTable(rows: readonly Sensitivity[], columns: number, { bold, dim, cyan }: Colors): string {
  const width = columns - 1 - 2 - LABEL - SHARE - FIGURE - GAP;
  const gap = ' '.repeat(GAP);
  return [
    '',
    `${bold('What does the ranking hang on?')}  ${dim(`${plural(rows[0]?.decisions ?? 0, 'decision')}, each without one factor`)}`,
    '',
    ...rows.map(({ factor, share, changed }) => {
      const figure = changed === 0 ? 'as before' : `${whole(changed)} otherwise`;
      return `  ${fit(factor, LABEL)}${fitRight(percent(share), SHARE)}${gap}${cyan(fit(bar(share, width), width))}${dim(fitRight(figure, FIGURE))}`;
    }),
  ].join('\n');
}
