import { compareDecisions } from '@opportune/core/why';

import type { Outcome } from '../../view/whatIfTable.ts';
import { plural, whole } from '../../view/words.ts';
import { escape } from '../escape.ts';
import { figure } from '../figure.ts';

/** Strategies, the one that decided first. */
export interface Contest {
  readonly question: string;
  readonly base: Outcome;
  readonly variants: readonly Outcome[];
}

/** What was chosen beside what each variant of the strategy would have chosen, action by action. */
export function whatIfChart({ question, base, variants }: Contest): string {
  const all = [base, ...variants];
  const ranked = all.flatMap(({ choices }) => choices.byAction.ranked());
  const most = Math.max(1, ...ranked.map(([, count]) => count));
  const cells = (of: (outcome: Outcome) => number, bar: (count: number) => string): string =>
    all
      .map((outcome) => {
        const count = of(outcome);
        return `<td class="number">${whole(count)}${change(count - of(base))}</td><td class="bar">${bar(count)}</td>`;
      })
      .join('');
  const rows = [...new Set(ranked.map(([action]) => action))].map((action) => {
    const bar = (count: number): string => `<i style="width:${((count / most) * 100).toFixed(1)}%"></i>`;
    return `<tr><th scope="row">${escape(action)}</th>${cells(({ choices }) => choices.byAction.of(action), bar)}</tr>`;
  });
  const total = cells(
    ({ choices }) => choices.byAction.total,
    () => '',
  );
  return figure({
    title: 'What if?',
    note: `${question}. ${variants.map((variant) => sentence(base, variant)).join(' ')} Customers do here what they did: how they would have answered is not in a history.`,
    picture: `<div class="scroll"><table class="reasons">
<thead><tr><th scope="col">action</th>${all.map(({ name }) => `<th scope="col" class="number">${escape(name)}</th><td></td>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}
<tr><th scope="row">all</th>${total}</tr></tbody></table></div>`,
    isWide: true,
  });
}

function sentence(base: Outcome, { name, choices }: Outcome): string {
  const { gained, lost, changed } = compareDecisions(base.choices.decisions, choices.decisions);
  return `With ${name}: ${plural(gained, 'decision')} gained, ${whole(lost)} lost, ${whole(changed)} on another action.`;
}

const change = (by: number): string =>
  by === 0
    ? ''
    : ` <span class="${by > 0 ? 'more' : 'fewer'}">${by > 0 ? '▲' : '▼'}&nbsp;${whole(Math.abs(by))}</span>`;
