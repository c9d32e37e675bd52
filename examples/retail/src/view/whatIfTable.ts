import { compareDecisions } from '@opportune/core/why';
import type { Colors } from 'picocolors/types';

import type { Choices } from '../run/choices.ts';
import type { Variant } from '../run/variants.ts';
import { bar, fit, fitRight } from './text.ts';
import { plural, whole } from './words.ts';

const LABEL = 18;
const FIGURE = 7;
const CHANGE = 8;
const GAP = 2;

/** A strategy, and what it chose. */
export interface Outcome {
  readonly name: Variant['name'];
  readonly choices: Choices;
}

/** What a strategy chose beside what each variant of it would have chosen, action by action. */
export function whatIfTable(
  question: string,
  base: Outcome,
  variants: readonly Outcome[],
  columns: number,
  colors: Colors,
): string {
  const { bold, dim } = colors;
  const width = Math.floor((columns - 1 - 2 - LABEL - GAP * (variants.length + 1)) / (variants.length + 1));
  const actions = base.choices.byAction.ranked().map(([action]) => action);
  for (const { choices } of variants) {
    for (const [action] of choices.byAction.ranked()) if (!actions.includes(action)) actions.push(action);
  }
  const most = Math.max(
    1,
    ...[base, ...variants].flatMap(({ choices }) => choices.byAction.ranked().map(([, n]) => n)),
  );
  const columnsOf = (of: ({ choices }: Outcome) => number, room: (count: number, width: number) => string): string =>
    [base, ...variants]
      .map((outcome) => {
        const count = of(outcome);
        const change = fitRight(outcome === base ? '' : signed(count - of(base)), CHANGE);
        const rest = width - FIGURE - CHANGE - 1;
        return `${fitRight(whole(count), FIGURE)}${paint(count - of(base), change, colors)} ${room(count, rest)}`;
      })
      .join(' '.repeat(GAP));
  return [
    '',
    `${bold('What if?')}  ${dim(question)}`,
    '',
    `  ${' '.repeat(LABEL + GAP)}${[base, ...variants].map(({ name }) => bold(fit(name, width))).join(' '.repeat(GAP))}`.trimEnd(),
    ...actions.map((action) =>
      row(
        fit(action, LABEL),
        columnsOf(
          ({ choices }) => choices.byAction.of(action),
          (count, room) => colors.cyan(fit(bar(count / most, room), room)),
        ),
      ),
    ),
    row(
      bold(fit('all', LABEL)),
      columnsOf(
        ({ choices }) => choices.byAction.total,
        (_, room) => ' '.repeat(room),
      ),
    ),
    '',
    ...variants.map(({ name, choices }) => {
      const { gained, lost, changed } = compareDecisions(base.choices.decisions, choices.decisions);
      const others = changed === 0 ? '' : `, ${whole(changed)} on another action`;
      return `  ${fit(name, LABEL)}${' '.repeat(GAP)}${plural(gained, 'decision')} gained, ${whole(lost)} lost${others}`;
    }),
    dim('  Customers do here what they did: how they would have answered is not in a history.'),
  ].join('\n');
}

const row = (label: string, figures: string): string => `  ${label}${' '.repeat(GAP)}${figures}`.trimEnd();

const signed = (change: number): string =>
  change === 0 ? '=' : `${change > 0 ? '▲ ' : '▼ '}${whole(Math.abs(change))}`;

const paint = (change: number, text: string, { green, red, dim }: Colors): string =>
  (change > 0 ? green : change < 0 ? red : dim)(text);
