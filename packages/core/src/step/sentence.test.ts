import { describe, expect, it } from 'vitest';

import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { instant } from '../time/instant.ts';
import { sentenceOn } from './sentence.ts';

const cause = { kind: 'request', id: 'r1' } as const;
const say = (fate: Pick<Fate, 'reason'> & Partial<Fate>): string =>
  sentenceOn({ action: 'sale', cause, stage: 'x', clause: '/funnel/0', ...fate });

describe('sentenceOn', () => {
  it('F9 does not say of a fallback that it was chosen', () => {
    const decision = { action: 'house', slot: 'hero', score: 0, factors: [], fallback: true } as unknown as Decision;

    expect(sentenceOn(decision)).toBe('house is shown in hero because nothing else is left for it.');
  });

  it.each<[Pick<Fate, 'reason'> & Partial<Fate>, string]>([
    [
      { reason: 'NOT_VALID', nextAt: instant('2026-11-22T09:00Z') },
      'sale is out of date; again from 2026-11-22 09:00 UTC.',
    ],
    [{ reason: 'NOT_VALID' }, 'sale is out of date.'],
    [
      { reason: 'NOT_ELIGIBLE', path: 'event.total', seen: 5, needed: { gte: 50 } },
      'sale is not eligible: event.total is 5, needed at least 50.',
    ],
    [
      { reason: 'NOT_ELIGIBLE', path: 'profile.x', seen: undefined, needed: { exists: true } },
      'sale is not eligible: profile.x is missing, needed any value.',
    ],
    [
      { reason: 'NOT_APPLICABLE', path: 'profile.a', seen: 'b', needed: { oneOf: ['c', 'd'] } },
      'sale does not apply now: profile.a is b, needed one of c, d.',
    ],
    [
      { reason: 'NOT_SUITABLE', path: 'profile.a', seen: null, needed: { not: { eq: null } } },
      'sale is not suitable: profile.a is null, needed not null.',
    ],
    [
      { reason: 'NOT_SUITABLE', path: 'profile.a', seen: 4468.469999999999, needed: { lt: 0.1 + 0.2 } },
      'sale is not suitable: profile.a is 4468.47, needed less than 0.3.',
    ],
    [
      { reason: 'NOT_SUITABLE', path: 'profile.a', seen: 'x', needed: { ofMyOwn: 'y' } },
      'sale is not suitable: profile.a is x, needed ofMyOwn y.',
    ],
    [{ reason: 'NOT_SUITABLE' }, 'sale is not suitable: /funnel/0 does not hold.'],
    [{ reason: 'UNKNOWN', path: 'profile.a' }, 'sale cannot be judged: profile.a is missing.'],
    [{ reason: 'UNKNOWN' }, 'sale cannot be judged: an attribute is missing.'],
    [
      { reason: 'UNKNOWN', path: 'profile.a', seen: 'x' },
      'sale cannot be judged: profile.a is x, which cannot be compared.',
    ],
    [
      { reason: 'UNKNOWN', path: 'profile.a', seen: Number.NaN },
      'sale cannot be judged: profile.a is NaN, which cannot be compared.',
    ],
    [{ reason: 'NO_CONSENT', seen: null }, 'sale has no consent: none was given.'],
    [
      { reason: 'NO_CONSENT', seen: { granted: false, at: 60_000, source: 'shop' } },
      'sale has no consent: it was withdrawn, 1970-01-01 00:01 UTC, by shop.',
    ],
    [
      { reason: 'SUPPRESSED', seen: { granted: false, at: 0 } },
      'sale is suppressed: the customer must not be contacted there, 1970-01-01 00:00 UTC.',
    ],
    [{ reason: 'SUPPRESSED', seen: { list: 'robinson' } }, 'sale is suppressed: the customer is on the list robinson.'],
    [
      { reason: 'SUPPRESSED', seen: null, needed: { absentFrom: 'robinson' } },
      'sale is suppressed: it cannot be looked up on the list robinson.',
    ],
    [
      { reason: 'QUIET_HOURS', seen: '22:30', nextAt: 0 },
      'sale waits: it is 22:30 where the customer is; again from 1970-01-01 00:00 UTC.',
    ],
    [{ reason: 'SUPERSEDED' }, 'sale was dropped while it waited: something newer has happened.'],
    [{ reason: 'CAPPED', seen: 1 }, 'sale is capped: the customer was contacted once already.'],
    [
      { reason: 'COOLING_OFF', seen: { outcome: 'dismissal', times: 3, at: 1 } },
      'sale rests after dismissal, which came 3 times.',
    ],
    [{ reason: 'CAPPED', seen: 3 }, 'sale is capped: the customer was contacted 3 times already.'],
    [{ reason: 'HELD_OUT' }, 'sale is held out: the customer is in the group that is left alone for comparison.'],
    [
      { reason: 'RAMPING', seen: 0.05, nextAt: 0 },
      'sale is not open to the customer yet: it is to a share of 0.05; again from 1970-01-01 00:00 UTC.',
    ],
    [{ reason: 'ZERO_SCORE', seen: 0 }, 'sale is worth nothing now: its score is 0.'],
    [{ reason: 'ERROR', seen: 'sale: no features' }, 'sale could not be judged: sale: no features.'],
    [{ reason: 'NO_SLOT' }, 'sale has no place: no open slot takes its channel.'],
    [{ reason: 'OUTRANKED', seen: ['a', 'b'] }, 'sale lost to a, b.'],
    [{ reason: 'OUTRANKED', seen: ['a'], score: 0.123456 }, 'sale lost to a with a score of 0.1235.'],
    [{ reason: 'OUTRANKED' }, 'sale lost to better actions.'],
    [{ reason: 'OTHER_TREATMENT', seen: 'email' }, 'sale is not needed: the action was chosen on email.'],
    [{ reason: 'OTHER_TREATMENT' }, 'sale is not needed: the action was chosen on another channel.'],
    [{ reason: 'EXCLUDED', seen: ['a'] }, 'sale has no place beside a.'],
    [{ reason: 'SHOWN_LATELY' }, 'sale was shown in the same place not long ago.'],
  ])('says it in words: %#', (fate, sentence) => {
    expect(say(fate)).toBe(sentence);
  });

  it.each<[unknown, string]>([
    [{ gt: 5 }, 'more than 5'],
    [{ lte: 5 }, 'at most 5'],
    [{ between: [1, 5] }, 'from 1 to 5'],
    [{ ne: 'a' }, 'anything but a'],
    [{ noneOf: ['a', 'b'] }, 'none of a, b'],
    [{ startsWith: 'a' }, 'a text that begins with a'],
    [{ endsWith: 'a' }, 'a text that ends with a'],
    [{ includes: 'a' }, 'a text with a in it'],
    [{ matches: '^a' }, 'a text like ^a'],
    [{ missing: true }, 'no value'],
    [{ isType: 'array' }, 'the type array'],
    [{ contains: 'a' }, 'a in it'],
    [{ containsAny: ['a', 'b'] }, 'one of a, b in it'],
    [{ containsAll: ['a', 'b'] }, 'all of a, b in it'],
    [{ some: { gte: 5 } }, 'an element that is at least 5'],
    [{ every: { gte: 5 } }, 'every element to be at least 5'],
    [{ none: { gte: 5 } }, 'no element that is at least 5'],
    [{ before: 0 }, 'a time before 1970-01-01 00:00 UTC'],
    [{ after: 1e300 }, 'a time after 1e+300'],
    [{ within: { last: 1_800_000 } }, 'a time in the last 30 minutes'],
    [{ within: { last: 0, next: 172_800_000 } }, 'a time in the last 0 milliseconds or in the next 2 days'],
    [{ dayOfWeek: ['sat', 'sun'] }, 'one of sat, sun'],
    [{ timeOfDay: ['08:00', '12:00'] }, 'from 08:00 to 12:00'],
    [{ version: { gte: '2.1' } }, 'a version that is at least 2.1'],
    [{ not: { some: { not: { eq: 1 } } } }, 'not an element that is not 1'],
  ])('says what %j needs', (needed, words) => {
    expect(say({ reason: 'NOT_ELIGIBLE', path: 'profile.a', seen: 1, needed })).toBe(
      `sale is not eligible: profile.a is 1, needed ${words}.`,
    );
  });

  it('says what was chosen, with its factors', () => {
    const decision = { action: 'sale', slot: 'hero', score: 0.66666, factors: [] } as unknown as Decision;

    expect(sentenceOn(decision)).toBe('sale was chosen for hero.');
    expect(
      sentenceOn({
        ...decision,
        factors: [
          { factor: 'value', value: 2 },
          { factor: 'lever', value: 1 / 3 },
        ],
      }),
    ).toBe('sale was chosen for hero with a score of 0.6667 = value 2 × lever 0.3333.');
    expect(
      sentenceOn({
        ...decision,
        factors: [
          {
            factor: 'total',
            value: 3,
            of: [
              { factor: 'value', value: 2 },
              { factor: 'amount', value: 1 },
            ],
          },
        ],
      }),
    ).toBe('sale was chosen for hero with a score of 0.6667 = total 3 (of value 2, amount 1).');
  });

  it.each<[string, unknown]>([
    ['a whole number too large for JSON', 5n],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['an object without a birth', Object.create(null)],
  ])('S1 throws nothing where a request brings %s', (_, seen) => {
    for (const reason of ['NOT_ELIGIBLE', 'UNKNOWN', 'ZERO_SCORE', 'QUIET_HOURS', 'CAPPED', 'ERROR'] as const) {
      expect(say({ reason, path: 'context.x', seen, needed: 1 })).toMatch(/^sale /);
    }
  });

  it('S1 throws nothing where an object holds itself', () => {
    const seen: Record<string, unknown> = {};
    seen['self'] = seen;

    expect(say({ reason: 'NOT_ELIGIBLE', path: 'context.x', seen, needed: 1 })).toMatch(/context\.x is an object/);
  });

  it.each([1e300, Infinity, 8.64e15 + 1])('says no date where %s is none, as with a cap for ever', (nextAt) => {
    expect(say({ reason: 'CAPPED', seen: 1, nextAt })).toBe('sale is capped: the customer was contacted once already.');
  });
});
