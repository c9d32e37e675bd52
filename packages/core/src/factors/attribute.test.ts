import { expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { score } from '../../test/score.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { attribute } from './attribute.ts';

it.each<[Treatment['attributes'], number]>([
  [{ margin: 0.3 }, 0.3],
  [{ margin: -2 }, 0],
  [{ margin: '0.3' }, 0.2],
  [{ margin: null }, 0.2],
  [{}, 0.2],
  [undefined, 0.2],
])('R4 the margin of %j is %s', (attributes, expected) => {
  const action = { id: 'a', channel: 'web', ...(attributes === undefined ? {} : { attributes }) };

  expect(score(attribute('margin', { otherwise: 0.2 }), action)).toEqual({
    score: expected,
    parts: [['attribute', expected]],
  });
  expect(
    builder({ actions: [action] })
      .factor(attribute('margin', { otherwise: 0.2 }), '')
      .bound?.(action),
  ).toBe(expected);
});

it('R4 what objects have by birth is no attribute', () => {
  expect(score(attribute('toString', { otherwise: 5 }), { id: 'a', channel: 'web', attributes: {} }).score).toBe(5);
});
