import { expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import type { Moment } from '../funnel/moment.ts';
import { matcher, type Matcher } from './matcher.ts';

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

it('C19 may be asked while it is asked, by code of somebody else', () => {
  const other = { profile: { name: 'bob' } };
  const found: Matcher<{ readonly id: string }> = matcher(
    [
      { id: 'ada', when: eq('profile.name', 'ada') },
      { id: 'bob', when: eq('profile.name', 'bob') },
      { id: 'nested', when: custom('isOther') },
      { id: 'eve', when: eq('profile.name', 'eve') },
    ],
    {
      bindings: {
        conditions: {
          isOther: (moment: Moment) => moment.profile !== other.profile && found.first(other)?.id === 'bob',
        },
      },
    },
  );

  // The second time there is something to use again.
  for (let i = 0; i < 2; i += 1)
    expect(found.all({ profile: { name: 'eve' } }).map(({ id }) => id)).toEqual(['nested', 'eve']);
});
