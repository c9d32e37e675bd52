import { all, any, contains, containsAll, containsAny, matcher, not, type Moment, type Node } from '@opportune/core';
import { conditions, events } from '@opportune/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { truth } from '../../src/reference/condition.ts';
import { moment } from '../moment.ts';
import { law } from './law.ts';

type Asked = Parameters<typeof truth>[0];

const values = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    1,
    2,
    50,
    -1,
    0.5,
    Number.NaN,
    Infinity,
    null,
    true,
    false,
    '',
    'web',
    'shoe',
    'new',
    'vip',
  ),
  fc.integer({ min: -5, max: 60 }),
  fc.constantFrom<unknown>({}, [], ['web'], { city: 'Graz' }, new Date(0), undefined),
);
const profiles = fc.dictionary(fc.constantFrom('segment', 'visits', 'views', 'spend', 'basket'), values, {
  noNullPrototype: true,
});
const moments: fc.Arbitrary<Moment> = fc
  .tuple(events({ customer: 'ada', times: fc.nat({ max: 100 }) }), profiles, fc.nat({ max: 100 }))
  .map(([event, profile, now]) => moment({ event, profile, now, context: { device: 'mobile' } }));
const lists = fc.array(fc.option(conditions({ depth: 3 }), { freq: 20, nil: undefined }), {
  minLength: 1,
  maxLength: 80,
  size: 'max',
});

const tag = fc.oneof(
  fc.nat({ max: 300 }).map((n) => `t${n}`),
  fc.constantFrom<string | number | boolean | null>('t1', 't2', 't3', 0, -0, 1.5, true, null),
);
const tags = fc.oneof(
  { weight: 9, arbitrary: fc.array(fc.oneof(tag, fc.constantFrom<unknown>(undefined, {}, ['t1'])), { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('t1', undefined, {}) },
);
const aboutTags: fc.Arbitrary<Node> = fc.oneof(
  tag.map((value) => contains('profile.basket', value)),
  fc.array(tag, { maxLength: 3 }).map((some) => containsAny('profile.basket', some)),
  fc.array(tag, { maxLength: 3 }).map((some) => containsAll('profile.basket', some)),
);
const ofTags = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: aboutTags },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(all, any), fc.array(aboutTags, { maxLength: 3 }))
        .map(([of, parts]) => of(...parts)),
    },
    { weight: 1, arbitrary: aboutTags.map((part) => not(part)) },
  ),
  { minLength: 1, maxLength: 300, size: 'max' },
);

const entriesOf = (list: readonly (Node | undefined)[], name = 'a') =>
  list.map((when, i) => ({ id: `${name}${i}`, rank: (i * 7) % 5, ...(when === undefined ? {} : { when }) }));
const meant = (entries: ReturnType<typeof entriesOf>, at: Moment) =>
  entries.filter(({ when }) => when === undefined || truth(when as Asked, at) === true);

describe('C2 an index finds what the reference finds', () => {
  law('all of it, in the order of the list', 300, [lists, fc.array(moments, { minLength: 1 })], (list, at) => {
    const entries = entriesOf(list);
    const found = matcher(entries);
    for (const each of at) {
      expect(found.all(each)).toEqual(meant(entries, each));
      expect(found.first(each)).toBe(meant(entries, each)[0]);
    }
  });

  law('the best of it, ties by id', 150, [lists, fc.array(moments, { minLength: 1 })], (list, at) => {
    const entries = entriesOf(list);
    const found = matcher(entries, { rank: ({ rank }) => rank });
    for (const each of at) {
      const best = meant(entries, each).sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
      expect(found.first(each)).toBe(best[0]);
      expect(found.all(each)).toEqual(best);
    }
  });

  law('what many ask of one list', 150, [ofTags, fc.array(tags, { minLength: 1 })], (list, at) => {
    const entries = entriesOf(list);
    const found = matcher(entries);
    for (const each of at.map((basket) => moment({ profile: { basket } })))
      expect(found.all(each)).toEqual(meant(entries, each));
  });

  law(
    'also where entries were changed, added and taken away',
    100,
    [lists, fc.array(fc.tuple(fc.nat(), lists, fc.array(fc.nat(), { maxLength: 3 })), { maxLength: 6 }), moments],
    (list, changes, at) => {
      let entries = entriesOf(list);
      let found = matcher(entries);
      for (const [i, [seed, others, gone]] of changes.entries()) {
        const before = { entries, all: found.all(at) };
        const changed = entriesOf(others.slice(0, 3), `b${i}`).map((entry, k) =>
          k === 0 && entries.length > 0 ? { ...entry, id: entries[seed % entries.length]!.id } : entry,
        );
        const names = new Set(changed.map(({ id }) => id));
        const without = gone
          .map((n) => entries[n % Math.max(1, entries.length)]?.id ?? 'x')
          .filter((id) => !names.has(id));
        const older = found;
        found = found.with(changed, without);
        const replaced = entries.map((entry) => changed.find(({ id }) => id === entry.id) ?? entry);
        entries = [...replaced, ...changed.filter(({ id }) => !entries.some((entry) => entry.id === id))].filter(
          ({ id }) => !without.includes(id),
        );
        expect(found.all(at)).toEqual(meant(entries, at));
        // What it was made from stays as it was.
        expect(older.all(at)).toEqual(before.all);
      }
    },
  );
});

describe('matcher', () => {
  test('names every fault at once, with its place', () => {
    const broken = [
      { id: 'a', when: { kind: 'nothing' } },
      { id: 'b', when: { kind: 'gte', path: 'nowhere', value: 1 } },
    ];
    expect(() => matcher(broken)).toThrow(/\/0\/when\/kind[\s\S]*\/1\/when\/path/);
  });
});
