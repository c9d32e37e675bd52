import type { Term } from '@opportune/core';
import fc from 'fast-check';

import { among, numbers, wholly } from './values.ts';

/** Every kind of term, two levels deep at most. */
export function termNodes(
  paths: readonly string[],
  lists: readonly string[],
  instants: readonly string[],
): fc.Arbitrary<Term> {
  const simple: fc.Arbitrary<Term> = fc.oneof(
    { weight: 4, arbitrary: among<Term>(['event.total', 'profile.views', 'profile.spend', ...paths]) },
    { weight: 2, arbitrary: numbers },
    { weight: 1, arbitrary: wholly({ kind: fc.constant('size'), path: among(lists) }) },
    { weight: 1, arbitrary: wholly({ kind: fc.constant('age'), path: among(instants), in: units }) },
  );
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    {
      weight: 1,
      arbitrary: wholly({ kind: fc.constantFrom('plus', 'times'), of: fc.array(simple, { maxLength: 3 }) }),
    },
    {
      weight: 1,
      arbitrary: wholly({ kind: fc.constantFrom('minus', 'divide', 'modulo'), left: simple, right: simple }),
    },
  );
}

const units = fc.constantFrom('milliseconds', 'days', 'months', 'years');
