import type { Share } from './bound.ts';
import type { Clause, Finding } from './finding.ts';
import { USUAL } from './sizes.ts';
import { stateBound } from './stateBound.ts';
import type { Subject } from './subject.ts';

/** What the guide promises of a customer of whom everything is full. */
const PROMISED = 8 * 1024;

/** So many parts tell where it comes from. */
const SHOWN = 3;

/** A state that may be larger than it should be. */
export function costFindings(subject: Subject, limit?: number): readonly Finding[] {
  const { bound, of } = stateBound(subject, USUAL);
  if (bound !== undefined && bound <= (limit ?? PROMISED)) return [];
  const unbounded = of.filter(({ atMost }) => atMost === undefined);
  const largest = [...of].sort((a, b) => (b.atMost ?? 0) - (a.atMost ?? 0)).slice(0, SHOWN);
  return [
    {
      code: 'STATE_MAY_BE_LARGE',
      severity: limit === undefined ? 'note' : 'warning',
      path: '',
      message:
        bound === undefined
          ? 'nothing bounds the state of a customer'
          : `the state of a customer may have ${bound} bytes, which is more than ${limit ?? PROMISED}`,
      proof: (bound === undefined ? unbounded : largest).map(clauseOn),
    },
  ];
}

const clauseOn = ({ path, what, atMost }: Share): Clause => ({
  path,
  says: atMost === undefined ? what : `${what}: ${atMost} bytes`,
});
