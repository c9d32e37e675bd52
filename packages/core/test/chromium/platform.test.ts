import { expect, inject, it, test } from 'vitest';

import { knownChanges } from '../knownChanges.ts';
import { patience } from '../laws/runs.ts';
import { offset, platformOffset } from '../platformOffset.ts';
import { changesOf } from './clocks.ts';
import { lowerCases } from './letters.ts';
import { workedOut } from './numbers.ts';

const { absent, clocks, letters, numbers, suite, versions } = inject('recorded');

it('this page lets no text become code', () => {
  expect(() => Reflect.construct(Function, ['return 1'])).toThrow(/Content Security Policy/);
});

test('S9 numbers, their texts and their hashes are the same here and in Node', () => {
  expect(numbers.map(([number]) => [number, workedOut(number)])).toEqual(numbers);
});

test('S9 a letter that is known here and in Node is the same in lower case', () => {
  const here = lowerCases();
  const known = Object.entries(letters).filter(([letter]) => !/^\p{Cn}$/u.test(letter));

  expect(known.length).toBeGreaterThan(1000);
  expect(known.map(([letter]) => [letter, here[letter]])).toEqual(known);
});

test('S9 clocks go as this platform says', patience, () => {
  for (const zone of Object.keys(clocks)) {
    const changes = changesOf(zone);
    const ours = changes.flatMap(([, ahead], i) => (i === 0 ? [ahead] : [changes[i - 1]![1], ahead]));
    const platform = changes.flatMap(([at], i) => (i === 0 ? [at] : [at - 1, at]));
    expect([zone, ...platform.map((at) => offset(platformOffset(at, zone)!))]).toEqual([zone, ...ours]);
  }
});

test('S9 clocks go as in Node, but where one of the two knows other rules of a zone', patience, () => {
  const zones = Object.keys(clocks);
  const others = zones.filter((zone) => JSON.stringify(changesOf(zone)) !== JSON.stringify(clocks[zone]));

  expect(others.length).toBeLessThan(zones.length / 20);
  if (others.length > 0) {
    console.log(`Chromium and Node ${versions.node} (tz ${versions.tz}) know other clocks of ${others.join(', ')}`);
  }
});

test.skipIf(suite === undefined)(`S9 clocks change here when the suite says${absent}`, patience, () => {
  const { zones } = suite!;
  const changes = knownChanges({ zones });
  const all = Object.values(zones).flatMap(({ transitions }) => transitions);

  expect(changes.length).toBeGreaterThan(all.length * 0.9);
  for (const { zone, of } of changes) expect(changesOf(zone)).toContainEqual([of.epochMs, offset(of.offsetAfter)]);
});
