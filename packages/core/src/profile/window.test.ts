import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { small } from '../../test/small.ts';
import { compile } from '../strategy/standardCompile.ts';
import { count } from './count.ts';

const node = (window: object) => ({ ...count('view'), ...window });
const faults = (window: object) => {
  const build = builder();
  build.aggregate(node(window), '/aggregates/views');
  return build.faults;
};

describe('window', () => {
  it.each([
    {},
    { per: 1 },
    { calendar: 'week' },
    { calendar: 'day', zone: 'Asia/Tokyo' },
    { session: 1 },
    { last: 64 },
  ])('A1 takes %j', (window) => {
    expect(faults(window)).toEqual([]);
  });

  it('A1 two windows are a fault', () => {
    expect(faults({ per: 1, session: 2 })).toEqual([
      {
        code: 'WINDOW_INVALID',
        path: '/aggregates/views',
        message: 'expected one window at most, found per and session',
      },
    ]);
  });

  it('A1 a zone without a calendar is a fault', () => {
    expect(faults({ per: 1, zone: 'UTC' }).map(({ code }) => code)).toEqual(['WINDOW_INVALID']);
  });

  it.each([{ per: 0 }, { calendar: 'quarter' }, { session: -1 }, { last: 0 }, { last: 65 }, { last: 1.5 }])(
    'A1 %j is out of range',
    (window) => {
      const [name] = Object.keys(window);

      expect(faultsOf(() => compile(small({ aggregates: { views: node(window) } })))).toEqual([
        ['VALUE_OUT_OF_RANGE', `/aggregates/views/${name}`],
      ]);
    },
  );

  it('A1 an unknown zone is a fault', () => {
    const aggregates = { views: node({ calendar: 'day', zone: 'Europe/Nowhere' }) };

    expect(faultsOf(() => compile(small({ aggregates })))).toEqual([['ZONE_INVALID', '/aggregates/views/zone']]);
  });
});
