import { matcher } from '@opportune/core';

import { entryOf, momentOf } from './entry.ts';
import type { Subject } from './subject.ts';

/** The conditions alone, through `matcher`. */
export const opportune: Subject = {
  name: 'opportune',
  prepare(offers, situations) {
    const found = matcher(offers.map(entryOf), { rank: ({ rank }) => rank });
    const moments = situations.map(momentOf);
    return (i) => found.first(moments[i]!)?.id;
  },
};
