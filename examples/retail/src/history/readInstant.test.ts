import { describe, expect, it } from 'vitest';

import { readInstant } from './readInstant.ts';

describe('readInstant', () => {
  it.each([
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00Z'],
    ['2010-12-01T08:26', '2010-12-01T08:26:00Z'],
    ['2010-12-01', '2010-12-01T00:00:00Z'],
    ['2010-12-01T08:26:00+01:00', '2010-12-01T07:26:00Z'],
    ['2010-12-01T08:26:00.5Z', '2010-12-01T08:26:00.500Z'],
    ['1659304800025', '2022-07-31T22:00:00.025Z'],
    ['1659304800', '2022-07-31T22:00:00Z'],
  ])('%s', (text, iso) => {
    expect(readInstant(text)).toBe(Date.parse(iso));
  });

  it.each(['', 'yesterday', '2011-02-30 10:00:00', '2011-13-01', '2011-01-01 25:00:00', '12/1/2010 8:26', '17'])(
    'refuses %j',
    (text) => {
      expect(readInstant(text)).toBeUndefined();
    },
  );
});
