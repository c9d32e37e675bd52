import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { blameOf } from './blameOf.ts';
import { comparison } from './comparison.ts';
import { gte } from './gte.ts';
import { includes } from './includes.ts';
import type { Relation } from './relation.ts';

const AT_LEAST: Relation<number> = {
  holds: (seen, least) => (typeof seen === 'number' ? seen >= least : undefined),
  cuts: (least) => [least],
  needed: (least) => ({ least }),
};

const OFTEN: Relation<string> = {
  holds: (seen, text) => typeof seen === 'string' && seen.split(text).length > 2,
  needed: (text) => ({ often: text }),
};

describe('AttributeComparison', () => {
  const visits = (value: unknown) => moment({ profile: { visits: value } });

  it('is asked by a test that can be taken from it, and says what it saw and needed', () => {
    const condition = comparison(builder(), '/when', 'profile.visits', AT_LEAST, 3);
    const { test } = condition;

    expect([2, 3, 'x', undefined].map((value) => test(visits(value)))).toEqual([false, true, undefined, undefined]);
    expect(blameOf(condition, visits(2))).toEqual({
      clause: '/when',
      path: 'profile.visits',
      seen: 2,
      needed: { least: 3 },
    });
  });

  it('gives the same test again', () => {
    const condition = comparison(builder(), '/when', 'profile.visits', AT_LEAST, 3);

    expect(condition.test).toBe(condition.test);
  });

  it('is its own leaf, which an index asks without it', () => {
    const { form } = comparison(builder(), '/when', 'profile.visits', AT_LEAST, 3);

    expect(form).toMatchObject({ is: 'leaf', path: 'profile.visits', relation: AT_LEAST, operand: 3 });
  });

  it('is given a key where an index cannot see which are equal, and stays what it is', () => {
    const often = includes('profile.name', 'a');
    const condition = builder().condition(often, '/when');
    const { key, form, test } = condition;
    const ada = moment({ profile: { name: 'Ada' } });

    expect(key).toBe(JSON.stringify(often));
    expect(form).toMatchObject({ is: 'leaf', path: 'profile.name' });
    expect(test(ada)).toBe(true);
    expect(blameOf(condition, ada).needed).toEqual({ includes: 'a' });
  });

  it('has no key of its own', () => {
    expect(comparison(builder(), '/when', 'profile.name', OFTEN, 'a').key).toBe(undefined);
    expect(builder().condition(gte('profile.visits', 3), '/when').key).toBe(undefined);
  });
});
