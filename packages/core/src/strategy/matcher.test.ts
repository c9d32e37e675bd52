import { expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { matcher } from './matcher.ts';

const trap = Object.defineProperty({ id: 'a' }, 'when', {
  get: () => {
    throw new Error('trap');
  },
});

it.each<[string, unknown, [string, string][]]>([
  ['no list', 5, [['TYPE_MISMATCH', '']]],
  ['nothing among entries', [{ id: 'a' }, undefined], [['TYPE_MISMATCH', '/1']]],
  [
    'an entry without an id',
    [{ id: 5 }, {}],
    [
      ['TYPE_MISMATCH', '/0/id'],
      ['TYPE_MISMATCH', '/1/id'],
    ],
  ],
  ['an entry that throws', [trap], [['TYPE_MISMATCH', '/0']]],
  ['a hole', Object.assign([], { length: 1 }), [['TYPE_MISMATCH', '/0']]],
])('S1 refuses %s', (_, entries, faults) => {
  expect(faultsOf(() => matcher(entries as never))).toEqual(faults);
  expect(faultsOf(() => matcher([{ id: 'z' }]).with(entries as never))).toEqual(faults);
});

it('S1 refuses conditions that throw', () => {
  expect(
    faultsOf(() => matcher([], { conditions: { a: new Proxy({ kind: 'all' }, { ownKeys: () => 5 as never }) } })),
  ).toEqual([['TYPE_MISMATCH', '/conditions']]);
});
