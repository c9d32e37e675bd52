import type { Tally } from '../../tally/tally.ts';
import { REASON_WORDS, whole } from '../../view/words.ts';
import { escape } from '../escape.ts';
import { figure } from '../figure.ts';

/** Why candidates were dropped: each reason, how often, and what it sounds like. */
export function reasonsTable({ reasons, examples }: Tally): string {
  const ranked = reasons.ranked();
  const most = Math.max(1, ...ranked.map(([, count]) => count));
  const rows = ranked.map(
    ([reason, count]) => `<tr>
  <th scope="row">${escape(REASON_WORDS[reason])}<code>${reason}</code></th>
  <td class="number">${whole(count)}</td>
  <td class="bar"><i style="width:${((count / most) * 100).toFixed(1)}%"></i></td>
  <td class="said">${escape(examples.get(reason) ?? '')}</td>
</tr>`,
  );
  return figure({
    title: 'Dropped, and why',
    note: 'Every candidate that was not chosen has one reason, and a sentence that a marketer can read.',
    picture: `<div class="scroll"><table class="reasons">
<thead><tr><th scope="col">reason</th><th scope="col" class="number">candidates</th><td></td><th scope="col">for example</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`,
    isWide: true,
  });
}
