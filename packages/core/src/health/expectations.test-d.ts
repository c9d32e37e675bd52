import { describe, expectTypeOf, it } from 'vitest';

import { health, type Expectations, type HealthState } from './index.ts';

describe('Expectations', () => {
  it('take a time with timeliness, and nowhere else', () => {
    health({ thresholds: [{ measure: 'timeliness', within: 5, atLeast: 0.9 }] });
    // @ts-expect-error
    health({ thresholds: [{ measure: 'timeliness', atLeast: 0.9 }] });
    // @ts-expect-error
    health({ thresholds: [{ measure: 'privacy', within: 5, atLeast: 0.9 }] });
  });

  it('take the attributes of a strategy', () => {
    expectTypeOf<{ email: { type: 'string'; expected: true } }>().toExtend<NonNullable<Expectations['attributes']>>();
    // @ts-expect-error
    health({ attributes: { email: { type: 'text' } } });
  });

  it('fold by reduce', () => {
    const { observe, start } = health({});
    expectTypeOf([{ event: 5 }].reduce(observe, start)).toEqualTypeOf<HealthState>();
  });
});
