import type { Finding, Inquiry } from '../../run/inquire.ts';
import { occasion } from '../../view/occasion.ts';
import { turn } from '../../view/turn.ts';
import { moment } from '../../view/words.ts';
import { escape } from '../escape.ts';
import { figure } from '../figure.ts';

/** A customer, and what was considered for them. */
export interface Story {
  readonly customer: string;
  readonly inquiries: readonly Inquiry[];
}

/** Everything that was considered for one customer, and what it would have taken. */
export const whyNotList = ({ customer, inquiries }: Story): string =>
  figure({
    title: 'Why not?',
    note: `What was considered for customer ${customer}, why it was chosen or dropped, when its turn would come, and what would have to be different.`,
    picture: inquiries.map(section).join('\n'),
    isWide: true,
  });

const section = ({ now, input, findings }: Inquiry): string => `<section class="moment">
<h3>${escape(moment(now))} UTC <span>${escape(occasion(input, findings))}</span></h3>
<ul>${findings.map(item).join('\n')}</ul></section>`;

function item({ candidate, next, change }: Finding): string {
  const details = [
    ...(next === undefined ? [] : [`Its turn: ${turn(next)}.`]),
    ...(change?.changes === undefined && change?.shortfall === undefined ? [] : [change.sentence]),
  ];
  const isChosen = candidate.decision !== undefined;
  return `<li class="${isChosen ? 'chosen' : 'dropped'}">${escape(candidate.sentence)}${details.map((text) => `<small>${escape(text)}</small>`).join('')}</li>`;
}
