import type { CustomerEvent } from '@opportune/core';

import type { Noted } from '../noted.ts';

/** What became of decisions, in order, by their ids. */
export type Outcomes = ReadonlyMap<string, readonly string[]>;

const WORDS: Readonly<Record<string, string>> = {
  impression: 'seen',
  click: 'clicked',
  dismissal: 'dismissed',
  conversion: 'converted',
};

/** The decision that an event speaks of. */
export const decisionOf = ({ properties }: CustomerEvent): string | undefined =>
  typeof properties['decision'] === 'string' ? properties['decision'] : undefined;

/** An outcome in a word. */
export const outcomeWord = (type: string): string => (Object.hasOwn(WORDS, type) ? WORDS[type]! : type);

export function outcomesOf(past: readonly Noted[]): Outcomes {
  const outcomes = new Map<string, string[]>();
  for (const { name, detail } of past) {
    if (name !== 'taken' || detail.answer === 'refused' || detail.input.kind !== 'event') continue;
    const decision = decisionOf(detail.input);
    if (decision === undefined) continue;
    const words = outcomes.get(decision) ?? [];
    const word = outcomeWord(detail.input.type);
    if (!words.includes(word)) words.push(word);
    outcomes.set(decision, words);
  }
  return outcomes;
}
