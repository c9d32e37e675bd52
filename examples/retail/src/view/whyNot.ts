import type { Input } from '@opportune/core';
import type { Colors } from 'picocolors/types';

import type { Finding, Inquiry } from '../run/inquire.ts';
import { wrap } from './text.ts';
import { moment, REASON_WORDS, whole } from './words.ts';

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

function occasion(input: Input, [first]: readonly Finding[]): string {
  if (input.kind === undefined || input.kind === 'event') {
    const total = input.properties['total'];
    return typeof total === 'number' ? `${input.type} of ${whole(total)}` : input.type;
  }
  if (input.kind === 'request') return 'a page asks';
  const cause = first?.candidate.cause;
  return cause?.kind === 'trigger' ? `time passed: ${cause.trigger}` : 'time passed';
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

function turn({ at, waited }: NonNullable<Finding['next']>): string {
  const way = waited.map(({ reason }) => REASON_WORDS[reason]).join(' → ');
  return at === undefined ? `not by waiting (${way})` : `${moment(at)} UTC (until then: ${way})`;
}
