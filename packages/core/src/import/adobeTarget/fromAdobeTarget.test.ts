import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { adobeTargetContext, type AdobeTargetRequest } from './adobeTargetContext.ts';
import { adobeTargetOptions } from './adobeTargetOptions.ts';
import { adobeTargetWinners } from './adobeTargetWinners.ts';
import { allocation } from './allocation.ts';
import { fromAdobeTarget } from './fromAdobeTarget.ts';
import { murmur3 } from './murmur3.ts';

type Values = Readonly<Record<string, unknown>>;

const rule = (ruleKey: string, condition: unknown = true, more: object = {}): object => ({
  ruleKey,
  activityId: Number(ruleKey.split('-')[0]),
  condition,
  consequence: { options: [] },
  ...more,
});
const artifact = (mboxes: object, views: object = {}): object => ({ rules: { mboxes, views } });
const base: AdobeTargetRequest = {
  client: 'acme',
  visitor: { thirdPartyId: 'ada' },
  now: Date.UTC(2026, 10, 22, 7, 5),
};
const contextOf = (request: Partial<AdobeTargetRequest>): Values =>
  adobeTargetContext({ activities: [] }, { ...base, ...request });
const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

describe('fromAdobeTarget', () => {
  it('keeps the order of rules as priority, and names each entry', () => {
    const { entries, activities } = fromAdobeTarget(
      artifact({ hero: [rule('1'), rule('2-0')] }, { home: [rule('1')] }),
    );

    expect(entries).toMatchObject([
      { id: 'mbox/hero/0', key: '1', activity: '1', priority: 2, location: { type: 'mbox', name: 'hero' } },
      { id: 'mbox/hero/1', key: '2-0', activity: '2', priority: 1 },
      { id: 'view/home/0', priority: 1, location: { type: 'view', name: 'home' } },
    ]);
    expect(activities).toEqual(['1', '2']);
  });

  it('draws the share of visitors for each activity anew', () => {
    const imported = fromAdobeTarget(artifact({ hero: [rule('1', { '<=': [0, { var: 'allocation' }] })] }));
    const context = adobeTargetContext(imported, base);

    expect(context['allocation']).toEqual({ 1: allocation('acme', 1, { thirdPartyId: 'ada' }) });
    expect(judgeImported(imported.entries[0]!.when, { context })).toBe(true);
  });

  it('finds what is no artifact, and what cannot be carried', () => {
    expect(fromAdobeTarget(5).findings).toMatchObject([{ code: 'FORM_INVALID', path: '' }]);
    expect(fromAdobeTarget(artifact({ hero: 5 })).findings).toMatchObject([{ path: '/rules/mboxes/hero' }]);
    expect(fromAdobeTarget(artifact({ hero: [null] })).findings).toMatchObject([{ path: '/rules/mboxes/hero/0' }]);
    expect(fromAdobeTarget(artifact({ hero: [rule('1', { mine: 1 })] })).findings).toMatchObject([
      { code: 'OPERATOR_UNKNOWN', path: '/rules/mboxes/hero/0/condition' },
    ]);
  });
});

describe('adobeTargetWinners', () => {
  const all = (): boolean => true;

  it('gives one entry of an mbox, and one of each key of the global mbox and of views', () => {
    const rules = [rule('1-0'), rule('1-1'), rule('1-0'), rule('2-0')];
    const imported = fromAdobeTarget(
      artifact({ hero: rules, 'target-global-mbox': rules }, { home: rules, cart: [rule('9')] }),
    );

    expect(ids(adobeTargetWinners(imported, { mbox: 'hero' }, all))).toEqual(['mbox/hero/0']);
    expect(ids(adobeTargetWinners(imported, { mbox: 'hero' }, ({ key }) => key === '2-0'))).toEqual(['mbox/hero/3']);
    expect(adobeTargetWinners(imported, { pageLoad: true }, all).map(({ key }) => key)).toEqual(['1-0', '1-1', '2-0']);
    expect(adobeTargetWinners(imported, { view: 'home' }, all)).toHaveLength(3);
    expect(adobeTargetWinners(imported, { views: true }, all)).toHaveLength(4);
    expect(adobeTargetWinners(imported, { mbox: 'nowhere' }, all)).toEqual([]);
  });

  it('leaves out what is restricted to other properties', () => {
    const imported = fromAdobeTarget(artifact({ hero: [rule('1', true, { propertyTokens: ['p'] }), rule('2')] }));

    expect(ids(adobeTargetWinners(imported, { mbox: 'hero' }, all))).toEqual(['mbox/hero/1']);
    expect(ids(adobeTargetWinners(imported, { mbox: 'hero' }, all, 'q'))).toEqual(['mbox/hero/1']);
    expect(ids(adobeTargetWinners(imported, { mbox: 'hero' }, all, 'p'))).toEqual(['mbox/hero/0']);
  });
});

describe('adobeTargetContext', () => {
  it.each([
    [
      'http://a.example.com:80/Path/x?Q=1?2#F#g',
      {
        path: '/Path/x',
        query: 'Q=1?2',
        fragment: 'F#g',
        domain: 'a.example.com',
        subdomain: 'a',
        topLevelDomain: 'com',
      },
    ],
    [
      'https://user:pw@www.example.co.uk',
      { path: '', domain: 'www.example.co.uk', subdomain: '', topLevelDomain: 'co.uk' },
    ],
    ['//example.com/', { path: '/', domain: 'example.com', subdomain: '', topLevelDomain: 'com' }],
    ['http://localhost/#', { domain: 'localhost', topLevelDomain: '', fragment: '' }],
    ['http://a.b.c.d.e/x', { path: '/x' }],
    [null, { url: '', path: '', domain: '' }],
  ])('takes %s apart', (url, parts) => {
    expect(contextOf({ address: { url } })['page']).toMatchObject(parts);
  });

  it('gives texts in lower case as well, and takes dotted parameters apart', () => {
    const parameters = { Foo: 'BAR', n: 1, 'a.b': 'X', 'a.c': 'Y', '.d': 'Z', 'Foo.e': 'lost' };

    expect(contextOf({ location: { parameters } })['mbox']).toEqual({
      Foo: 'BAR',
      Foo_lc: 'bar',
      n: 1,
      a: { b: 'X', b_lc: 'x', c: 'Y', c_lc: 'y' },
      '.d': 'Z',
      '.d_lc': 'z',
    });
    expect(contextOf({ address: { url: 'http://A.com' } })['page']).toMatchObject({
      url_lc: 'http://a.com',
      domain_lc: 'a.com',
    });
  });

  it('knows the clock in UTC, Sunday being the seventh day', () => {
    expect(contextOf({})).toMatchObject({ current_timestamp: base.now, current_time: '0705', current_day: 7 });
  });

  it.each([
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.132 Safari/537.36',
      'chrome',
      80,
      'mac',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:73.0) Gecko/20100101 Firefox/73.0', 'firefox', 73, 'mac'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_3) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0.5 Safari/605.1.15',
      'safari',
      13,
      'mac',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Mobile/15E148 Safari/604.1',
      'mobile safari',
      13,
      'iOS',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0 Safari/537.36 Edg/80.0.361.66',
      'edge',
      80,
      'windows',
    ],
    ['Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko', 'ie', 11, 'windows'],
    ['Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1)', 'ie', 9, 'windows'],
    [
      'Mozilla/5.0 (Linux; Android 10; SM-G973F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0 Mobile Safari/537.36',
      'chrome',
      80,
      'Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:1) Gecko Firefox/70.0', 'firefox', 70, 'linux'],
    ['curl/7', 'unknown', -1, 'unknown'],
  ])('knows the browser of %s', (userAgent, browserType, browserVersion, platform) => {
    expect(contextOf({ userAgent })['user']).toEqual({ browserType, browserVersion, platform, locale: 'en' });
  });

  it('believes hints before the user agent', () => {
    const clientHints = { browserUAWithFullVersion: '"Google Chrome";v="101.0.1", "x";v="9"', platform: 'macOS' };

    expect(contextOf({ userAgent: 'Firefox/70.0', clientHints })['user']).toMatchObject({
      browserType: 'chrome',
      browserVersion: 101,
      platform: 'mac',
    });
  });

  it('takes the address of the mbox where it has one', () => {
    const location = { address: { url: 'http://own/' } };
    const seen = contextOf({ address: { url: 'http://page/', referringUrl: 'http://from/' }, location });

    expect(seen).toMatchObject({ page: { domain: 'own' }, referring: { domain: 'own' } });
    expect(contextOf({ address: { referringUrl: 'http://from/' } })).toMatchObject({ referring: { domain: 'from' } });
    expect(contextOf({ geo: { countryCode: 'US', stateCode: 'CA' } })['geo']).toEqual({ country: 'US', region: 'CA' });
  });
});

describe('allocation', () => {
  it('hashes the units of a text, as the published algorithm does with their bytes', () => {
    // The values of the reference implementation for the same bytes: each unit is two of them.
    expect(murmur3('')).toBe(0);
    expect(murmur3('a') >>> 0).toBe(reference('a'));
    expect(murmur3('hello, wörld ☂') >>> 0).toBe(reference('hello, wörld ☂'));
  });

  it('takes the first id that there is, a tntId without its place', () => {
    const by = (visitor: object): number => allocation('acme', 1, visitor);

    expect(by({ tntId: 'x.28_0' })).toBe(by({ thirdPartyId: 'x' }));
    expect(by({ marketingCloudVisitorId: 'x', tntId: 'y', thirdPartyId: 'z' })).toBe(by({ thirdPartyId: 'x' }));
    expect(by({ marketingCloudVisitorId: '', tntId: 'x' })).toBe(by({ thirdPartyId: 'x' }));
  });
});

/** MurmurHash3 x86 32 byte by byte, in big numbers. */
function reference(text: string): number {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const bytes = units.flatMap((unit) => [unit & 255, unit >> 8]);
  const mask = 0xffffffffn;
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & mask;
  const mix = (k: bigint): bigint => (rotate((k * 0xcc9e2d51n) & mask, 15n) * 0x1b873593n) & mask;
  let hash = 0n;
  for (let i = 0; i < bytes.length; i += 4) {
    const part = bytes.slice(i, i + 4).reduce((sum, byte, at) => sum | (BigInt(byte) << BigInt(8 * at)), 0n);
    hash ^= mix(part);
    if (i + 4 <= bytes.length) hash = (rotate(hash, 13n) * 5n + 0xe6546b64n) & mask;
  }
  hash ^= BigInt(bytes.length);
  hash = ((hash ^ (hash >> 16n)) * 0x85ebca6bn) & mask;
  hash = ((hash ^ (hash >> 13n)) * 0xc2b2ae35n) & mask;
  return Number(hash ^ (hash >> 16n));
}

describe('adobeTargetOptions', () => {
  it('fills in macros of HTML and of actions, and leaves those that nothing is known of', () => {
    const options = [
      { type: 'html', content: '${campaign.name} ${mbox.name} ${user.x} ${recipe.id}' },
      {
        type: 'actions',
        content: [{ type: 'setHtml', content: '${a.b.experience.id}' }, { content: { a: 1 } }, { type: 'move' }],
      },
      { type: 'json', content: { text: '${campaign.name}' } },
    ];
    const meta = { 'activity.name': 'Spring', 'experience.id': 0 };
    const { entries } = fromAdobeTarget(artifact({ hero: [rule('1', true, { meta, consequence: { options } })] }));

    expect(adobeTargetOptions(entries[0]!, { name: 'hero', parameters: { 'user.x': 'X' } })).toEqual([
      { type: 'html', content: 'Spring hero X 0' },
      { type: 'actions', content: [{ type: 'setHtml', content: '0' }, { content: { a: 1 } }, { type: 'move' }] },
      { type: 'json', content: { text: '${campaign.name}' } },
    ]);
    expect(adobeTargetOptions(entries[0]!)[0]).toMatchObject({ content: 'Spring ${mbox.name} ${user.x} 0' });
  });
});
