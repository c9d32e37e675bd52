import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import type { Finding } from './finding.ts';
import { health } from './health.ts';
import type { Observation } from './observation.ts';
import type { Threshold } from './threshold.ts';

const mail = 'ada@example.com';
const order = (id: number, properties: object, more: object = {}): Observation => ({
  event: event('ordered', 0, properties as never, { id: `o${id}`, source: 'web', received: id * 10, ...more }),
  consents: { 'web/ads': { granted: id > 1, at: 0 } },
});
const observations: readonly Observation[] = [
  order(1, { total: 5, country: 'DE', note: mail }),
  order(2, { total: 'much', country: 'DE' }),
  order(3, { country: 'DE' }),
  order(3, { total: 5, country: 'DE' }),
  order(4, { country: 'AT' }, { source: 'crm' }),
];
const found = (...thresholds: Threshold[]): readonly Finding[] => {
  const shop = health({
    attributes: { country: {} },
    events: {
      ordered: {
        properties: { total: { type: 'number', expected: true } },
        consent: { channel: 'web', purpose: 'ads' },
      },
    },
    thresholds,
  });
  return shop.report(observations.reduce((state, it) => shop.observe(state, it), shop.start)).findings;
};
const web = { source: 'web', threshold: 0 } as const;

describe('findings', () => {
  it.each<[Threshold, Finding]>([
    [
      { measure: 'correctness', atLeast: 0.9, source: 'web' },
      {
        ...web,
        code: 'INCORRECT',
        type: 'ordered',
        path: '/properties/total',
        seen: 0.75,
        needed: 0.9,
        count: 4,
        message: 'ordered from web: 75% of 4 are correct, needed 90%; most often TYPE_MISMATCH at /properties/total.',
      },
    ],
    [
      { measure: 'completeness', atLeast: 0.9, of: 'ordered', source: 'web' },
      {
        ...web,
        code: 'INCOMPLETE',
        type: 'ordered',
        path: '/properties/total',
        seen: 0.75,
        needed: 0.9,
        count: 4,
        message: 'ordered from web: 75% of 4 have /properties/total, needed 90%.',
      },
    ],
    [
      { measure: 'timeliness', within: 20, atLeast: 0.95, source: 'web' },
      {
        ...web,
        code: 'LATE',
        type: 'ordered',
        seen: 0.5,
        needed: 0.95,
        count: 4,
        message: 'ordered from web: 50% of 4 were received within 20 ms, needed 95%.',
      },
    ],
    [
      { measure: 'consistency', atLeast: 1 },
      {
        threshold: 0,
        code: 'CONTRADICTORY',
        source: 'crm, web',
        path: 'country',
        seen: 0,
        needed: 1,
        count: 1,
        message: 'country, crm, web: 0% of 1 customers are told the same by both, needed 100%.',
      },
    ],
    [
      { measure: 'uniqueness', atLeast: 0.999 },
      {
        ...web,
        code: 'DUPLICATED',
        type: 'ordered',
        seen: 0.75,
        needed: 0.999,
        count: 4,
        message: 'ordered from web: 75% of 4 came for the first time, needed 99.9%.',
      },
    ],
    [
      { measure: 'privacy', atLeast: 1 },
      {
        ...web,
        code: 'PERSONAL_DATA',
        type: 'ordered',
        path: '/properties/note',
        seen: 0.75,
        needed: 1,
        count: 4,
        message:
          'ordered from web: 75% of 4 hold nothing that looks like undeclared personal data, needed 100%; most often email at /properties/note.',
      },
    ],
    [
      { measure: 'consent', atLeast: 1 },
      {
        ...web,
        code: 'CONSENT_MISSING',
        type: 'ordered',
        seen: 0.75,
        needed: 1,
        count: 4,
        message: 'ordered from web: 75% of 4 have the consent that they need, needed 100%.',
      },
    ],
  ])('H13 %j', (threshold, finding) => {
    expect(found(threshold)).toEqual([finding]);
  });

  it('H13 there is none where the share is what is needed', () => {
    expect(found({ measure: 'uniqueness', atLeast: 0.75 })).toEqual([]);
    expect(found({ measure: 'timeliness', within: 30, atLeast: 1, source: 'web' })).toEqual([]);
  });

  it('H13 there is none of fewer than so many', () => {
    expect(found({ measure: 'privacy', atLeast: 1, after: 5 })).toEqual([]);
    expect(found({ measure: 'privacy', atLeast: 1, after: 4 })).toHaveLength(1);
    expect(found({ measure: 'consistency', atLeast: 1, after: 2 })).toEqual([]);
  });

  it('H13 there is none of what was not measured', () => {
    expect(found({ measure: 'privacy', atLeast: 1, of: 'viewed' })).toEqual([]);
    expect(found({ measure: 'consistency', atLeast: 1, source: 'app' })).toEqual([]);
  });

  it('H13 each threshold speaks for itself, in the order in which they are given', () => {
    const all = found({ measure: 'completeness', atLeast: 1 }, { measure: 'privacy', atLeast: 1 });
    expect(all.map(({ threshold, code, source }) => [threshold, code, source])).toEqual([
      [0, 'INCOMPLETE', 'web'],
      [0, 'INCOMPLETE', 'crm'],
      [1, 'PERSONAL_DATA', 'web'],
    ]);
  });

  it('H13 what has no source, or is counted with others, is named as such', () => {
    const thresholds: readonly Threshold[] = [{ measure: 'privacy', atLeast: 1 }];
    const shop = health({ atMost: 1, thresholds });
    const observe = (type: string) => ({ event: event(type, 0, { note: mail }) });
    const state = ['a', 'b', 'b'].reduce((all, type) => shop.observe(all, observe(type)), shop.start);
    const messages = shop.report(state).findings.map(({ message }) => message.replace(/%.*/, ''));

    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatch(/^[ab]: 0$/);
    expect(messages[1]).toBe('other events: 0');
  });

  it('H13 a share just below does not look as if it were not', () => {
    const shop = health({ thresholds: [{ measure: 'uniqueness', atLeast: 0.57 }] });
    const many = Array.from({ length: 100 }, (_, i) => order(i < 57 ? i : 0, {}));
    const { findings } = shop.report(
      [...many, order(0, {})].reduce((state, it) => shop.observe(state, it), shop.start),
    );
    expect(findings[0]?.message).toContain('56.43% of 101 came for the first time, needed 57%');
  });
});
