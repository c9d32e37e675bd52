import { strict as assert } from 'node:assert';

type Profile = Readonly<Record<string, unknown>>;

const TOLERANCE = 1e-9;

/** Throws where two profiles differ by more than the last bits of sums that are made in another order. */
export function assertClose(actual: Profile, expected: Profile, whose: string): void {
  const close = ([name, value]: readonly [string, unknown]): readonly [string, unknown] => {
    const other = actual[name];
    const isClose =
      typeof value === 'number' && typeof other === 'number' && Math.abs(value - other) <= TOLERANCE * Math.abs(value);
    return [name, isClose ? other : value];
  };
  assert.deepEqual(actual, Object.fromEntries(Object.entries(expected).map(close)), `the profile of ${whose}`);
}
