import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareVersions, parseVersion } from './semanticVersion.ts';

const order = (a: string, b: string): number => Math.sign(compareVersions(parseVersion(a)!, parseVersion(b)!));

/** From the earliest to the latest; semver.org, 11, is among them. */
const ascending = [
  '0.0.0-0',
  '0.0.0',
  '0.0.1',
  '0.9.10',
  '0.10.0',
  '1.0.0--1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-beta.99999999999999999999',
  '1.0.0-beta.100000000000000000000',
  '1.0.0-beta.100000000000000000001',
  '1.0.0-beta.1a',
  '1.0.0-rc.1',
  '1.0.0-rc.1.0',
  '1.0.0',
  '1.0.1-0',
  '2.0.0',
  '2.1.0',
  '2.1.1',
  '2.2.0',
  '2.10.0',
  '10.0.0',
  '9007199254740992.0.0',
  '9007199254740993.0.0',
];

describe('parseVersion', () => {
  it.each([
    ['1.2.3', '1.2.3', ''],
    ['v1.2.3', '1.2.3', ''],
    ['V1.2.3', '1.2.3', ''],
    ['1', '1.0.0', ''],
    ['v1.2', '1.2.0', ''],
    ['1-rc.1', '1.0.0', 'rc.1'],
    ['1.2-rc.1', '1.2.0', 'rc.1'],
    ['1.2.3-rc.1', '1.2.3', 'rc.1'],
    ['1.2.3+007', '1.2.3', ''],
    ['1.2.3-x-y.7.z+b-1.02', '1.2.3', 'x-y.7.z'],
    ['1.2.3-0a', '1.2.3', '0a'],
    ['1.2.3--', '1.2.3', '-'],
    ['1.0.0-0', '1.0.0', '0'],
  ])('reads %s', (text, release, preRelease) => {
    expect(parseVersion(text)).toEqual({
      release: release.split('.'),
      preRelease: preRelease === '' ? [] : preRelease.split('.'),
    });
  });

  it.each([
    '',
    'v',
    'vv1',
    'ver1',
    '=1.2.3',
    '1.',
    '.1',
    '1..2',
    '1.2.3.4',
    '1.2.x',
    '01.2.3',
    '1.02.3',
    '1.2.00',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3-a..b',
    '1.2.3-.a',
    '1.2.3-a.',
    '1.2.3+',
    '1.2.3+a..b',
    '1.2.3+a+b',
    '1.2.3-a_b',
    '1.2.3-ä',
    '1.2.3 ',
    ' 1.2.3',
    '1.2.3\n',
    '-1.2.3',
    '1,2',
    'latest',
    `1.2.3-${'a'.repeat(251)}`,
    1,
    1.2,
    null,
    undefined,
    true,
    [],
    ['1.2.3'],
    {},
  ])('is not %j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  it('is at most 256 long', () => {
    expect(parseVersion(`1.2.3-${'a'.repeat(250)}`)).toBeDefined();
  });
});

describe('compareVersions', () => {
  it('orders each pair of versions', () => {
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries()) expect([a, b, order(a, b)]).toEqual([a, b, Math.sign(i - j)]);
    }
  });

  it.each([
    ['1.2.3+a', '1.2.3+b'],
    ['1.2.3-rc.1+a', 'v1.2.3-rc.1'],
    ['1', '1.0.0'],
    ['V1.2-a', '1.2.0-a'],
  ])('%s is as good as %s', (a, b) => {
    expect(order(a, b)).toBe(0);
  });

  it('is an order of all versions', () => {
    const identifier = fc.oneof(
      fc.nat(12).map(String),
      fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
      fc.stringMatching(/^[0-2ab-]{0,3}[ab-]$/),
    );
    const text = fc
      .tuple(fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }), fc.array(identifier, { maxLength: 3 }))
      .map(([release, preRelease]) => [release.join('.'), preRelease.join('.')].filter((of) => of !== '').join('-'));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const [first, second, third] = [a, b, c].sort(order) as [string, string, string];
        expect(order(a, b)).toBe(0 - order(b, a));
        expect(order(a, a)).toBe(0);
        expect([order(first, second), order(second, third), order(first, third)].every((of) => of <= 0)).toBe(true);
      }),
    );
  });
});
