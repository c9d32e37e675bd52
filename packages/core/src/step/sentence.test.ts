import { describe, expect, it } from 'vitest';

import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { instant } from '../time/instant.ts';
import { sentenceOn } from './sentence.ts';

const cause = { kind: 'request', id: 'r1' } as const;
const say = (fate: Pick<Fate, 'reason'> & Partial<Fate>): string =>
  sentenceOn({ action: 'sale', cause, stage: 'x', clause: '/funnel/0', ...fate });

describe('sentenceOn', () => {
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
      { reason: 'NOT_SUITABLE', path: 'profile.a', seen: 'x', needed: { startsWith: 'y' } },
      'sale is not suitable: profile.a is x, needed startsWith y.',
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
    [{ reason: 'NO_CONSENT', seen: { granted: false, at: 1 } }, 'sale has no consent: it was withdrawn.'],
    [
      { reason: 'QUIET_HOURS', seen: '22:30', nextAt: 0 },
      'sale waits: it is 22:30 where the customer is; again from 1970-01-01 00:00 UTC.',
    ],
    [{ reason: 'SUPERSEDED' }, 'sale was dropped while it waited: something newer has happened.'],
    [{ reason: 'CAPPED', seen: 1 }, 'sale is capped: the customer was contacted once already.'],
    [{ reason: 'CAPPED', seen: 3 }, 'sale is capped: the customer was contacted 3 times already.'],
    [{ reason: 'HELD_OUT' }, 'sale is held out: the customer is in the group that is left alone for comparison.'],
    [{ reason: 'ZERO_SCORE', seen: 0 }, 'sale is worth nothing now: its score is 0.'],
    [{ reason: 'ERROR', seen: 'sale: no features' }, 'sale could not be scored: sale: no features.'],
    [{ reason: 'NO_SLOT' }, 'sale has no place: no open slot takes its channel.'],
    [{ reason: 'OUTRANKED', seen: ['a', 'b'] }, 'sale lost to a, b.'],
    [{ reason: 'OUTRANKED', seen: ['a'], score: 0.123456 }, 'sale lost to a with a score of 0.1235.'],
    [{ reason: 'OUTRANKED' }, 'sale lost to better actions.'],
  ])('says it in words: %#', (fate, sentence) => {
    expect(say(fate)).toBe(sentence);
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
