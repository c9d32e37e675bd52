import type { Colors } from 'picocolors/types';

import type { Finding, Inquiry } from '../run/inquire.ts';
import { occasion } from './occasion.ts';
import { wrap } from './text.ts';
import { turn } from './turn.ts';
import { moment } from './words.ts';

/** Where what belongs to a candidate begins. */
const INDENT = 6;
const LABEL = 10;

/** Everything that was considered for a customer, why it was chosen or dropped, and what it would take. */
export function whyNot(customer: string, inquiries: readonly Inquiry[], columns: number, colors: Colors): string {
  const { bold, dim, cyan } = colors;
  return [
    '',
    `${bold('Why not?')}  ${dim(`What was considered for customer ${customer}, and what it would have taken`)}`,
    ...inquiries.flatMap(({ now, input, findings }) => [
      '',
      `  ${cyan(`${moment(now)} UTC`)}  ${dim(occasion(input, findings))}`,
      ...findings.flatMap((finding) => candidateLines(finding, columns - 1, colors)),
    ]),
  ].join('\n');
}

function candidateLines(
  { candidate, next, change }: Finding,
  width: number,
  { green, yellow, dim, magenta }: Colors,
): readonly string[] {
  const [first = '', ...more] = wrap(candidate.sentence, width - INDENT);
  const detail = (label: string, text: string, paint: (text: string) => string): readonly string[] =>
    wrap(text, width - INDENT - LABEL).map(
      (line, i) => `${' '.repeat(INDENT)}${dim((i === 0 ? label : '').padEnd(LABEL))}${paint(line)}`,
    );
  return [
    `    ${candidate.decision === undefined ? yellow('–') : green('✓')} ${first}`,
    ...more.map((line) => `${' '.repeat(INDENT)}${line}`),
    ...(next === undefined ? [] : detail('its turn', turn(next), next.at === undefined ? dim : magenta)),
    ...(change?.changes === undefined && change?.shortfall === undefined
      ? []
      : detail('what if', change.sentence, magenta)),
  ];
}
