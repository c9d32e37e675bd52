import { expect, it } from 'vitest';

import { own } from './own.ts';

it('C1 sees what an object itself has, and nothing else', () => {
  const object = Object.create({ inherited: 1 }, { here: { value: 2 } }) as Record<string, number>;

  expect(own(object, 'here')).toBe(2);
  expect(own(object, 'inherited')).toBe(undefined);
  expect(own(object, 'toString')).toBe(undefined);
});
