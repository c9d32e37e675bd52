import type { OutcomeType } from '@opportune/core';

import type { Meaning } from './outcomeEvent.ts';

/**
 * What a platform's word for an event means.
 *
 * @param kind - what the platform calls such a word: topic, metric, status
 */
export function meaningOf(kind: string, word: string, outcomes: Readonly<Record<string, OutcomeType>>): Meaning {
  const type = Object.hasOwn(outcomes, word) ? outcomes[word] : undefined;
  return type === undefined ? { why: `${kind} "${word.slice(0, 100)}" is not read` } : { type };
}
