import fc from 'fast-check';
import { expect, test } from 'vitest';

import { law } from '../../test/laws/law.ts';
import { hash128 } from './hash.ts';
import { HashList, rootOf } from './hashList.ts';

const leaves = fc.array(
  fc.nat().map((n) => hash128(String(n))),
  { maxLength: 700, size: 'max' },
);

law('a changed list has the root of the whole', 60, [leaves, fc.nat(), fc.boolean()], (all, n, isOut) => {
  const list = HashList.of(all);
  const place = n % (all.length + 1);
  if (isOut && place < all.length) {
    expect(list.without(place).root).toBe(rootOf(all.filter((_, i) => i !== place)));
  } else {
    expect(list.with(place, 'other').root).toBe(rootOf([...all.slice(0, place), 'other', ...all.slice(place + 1)]));
  }
  expect(list.root).toBe(rootOf(all));
});

test('the order counts', () => {
  expect(rootOf(['a', 'b'])).not.toBe(rootOf(['b', 'a']));
});
