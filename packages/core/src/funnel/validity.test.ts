import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { IndexedProposal } from './indexedProposal.ts';
import { qualify } from './qualify.ts';

it.each([
  [{ validFrom: 100 }, [0, 99], [100, 1e15]],
  [{ validTo: 100 }, [100, 1e15], [-1e15, 0, 99]],
  [{ validFrom: 100, validTo: 200 }, [99, 200, 201], [100, 101, 199]],
  [{}, [], [-1, 0, 1]],
])('F2 an index knows when %o is valid', (dates, out, within) => {
  const build = builder();
  build.stage(qualify(), '');
  const proposal = IndexedProposal.of(build.offers({ id: 'a', channel: 'web', ...dates }, 0));
  const countAt = (now: number): number => proposal.qualified(0, moment({ now })).length;

  expect(out.map(countAt)).toEqual(out.map(() => 0));
  expect(within.map(countAt)).toEqual(within.map(() => 1));
});
