import type { WhenNext } from '@opportune/core/why';

import { moment, REASON_WORDS } from './words.ts';

/** When an action's turn would come, and what is in the way until then. */
export function turn({ at, waited }: WhenNext): string {
  const way = waited.map(({ reason }) => REASON_WORDS[reason]).join(' → ');
  return at === undefined ? `not by waiting (${way})` : `${moment(at)} UTC (until then: ${way})`;
}
