import { days, parseStrategy, type Strategy } from '@opportune/core';

import { EMAILS_A_WEEK, retail } from '../strategy.ts';

/** The strategy with one thing changed. */
export interface Variant {
  /** What is different, in a few words. */
  readonly name: string;
  readonly strategy: Strategy;
}

/** A strategy is data: one number in the text of it is another, and it is read again. */
function withEmailsAWeek(atMost: number): Strategy {
  const isIt = (node: unknown): node is object =>
    typeof node === 'object' &&
    node !== null &&
    'kind' in node &&
    node.kind === 'cap' &&
    'per' in node &&
    node.per === days(7);
  const text = JSON.stringify(retail, (_, node: unknown) => (isIt(node) ? { ...node, atMost } : node));
  return parseStrategy(text);
}

/** What one could have done instead, with what is done first. */
export const VARIANTS: readonly [Variant, ...Variant[]] = [
  { name: `${String(EMAILS_A_WEEK)} a week, as it is`, strategy: retail },
  { name: '1 a week', strategy: withEmailsAWeek(1) },
  { name: `${String(EMAILS_A_WEEK * 2)} a week`, strategy: withEmailsAWeek(EMAILS_A_WEEK * 2) },
];
