import { describe, expect, it } from 'vitest';

import { findingsOf } from '../../test/findingsOf.ts';
import { places, small } from '../../test/small.ts';
import { after } from '../conditions/after.ts';
import { all } from '../conditions/all.ts';
import { any } from '../conditions/any.ts';
import { before } from '../conditions/before.ts';
import { between } from '../conditions/between.ts';
import { compare } from '../conditions/compare.ts';
import { contains } from '../conditions/contains.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { gt } from '../conditions/gt.ts';
import { gte } from '../conditions/gte.ts';
import { isTrue } from '../conditions/isTrue.ts';
import { isType } from '../conditions/isType.ts';
import { lt } from '../conditions/lt.ts';
import { lte } from '../conditions/lte.ts';
import { matches } from '../conditions/matches.ts';
import { missing } from '../conditions/missing.ts';
import { named } from '../conditions/named.ts';
import { ne } from '../conditions/ne.ts';
import { noneOf } from '../conditions/noneOf.ts';
import { not } from '../conditions/not.ts';
import { oneOf } from '../conditions/oneOf.ts';
import { some } from '../conditions/some.ts';
import { startsWith } from '../conditions/startsWith.ts';
import { timeOfDay } from '../conditions/timeOfDay.ts';
import { within } from '../conditions/within.ts';
import { qualify } from '../funnel/qualify.ts';
import { count } from '../profile/count.ts';
import { decayed } from '../profile/decayed.ts';
import { mean } from '../profile/mean.ts';
import { rate } from '../profile/rate.ts';
import { top } from '../profile/top.ts';
import type { Node } from '../shape/shape.ts';
import { days } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { absence } from '../triggers/absence.ts';
import { drain } from '../triggers/drain.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { pattern } from '../triggers/pattern.ts';
import { begin } from '../triggers/pattern/begin.ts';
import { schedule } from '../triggers/schedule.ts';
import { sequence } from '../triggers/sequence.ts';
import { check } from './check.ts';

const X = 'event.x';
const NEVER = 'CONDITION_NEVER_TRUE';
const ALWAYS = 'CONDITION_ALWAYS_TRUE';

/** What is found of a condition by itself: the codes and where, from the condition on. */
const of = (condition: Node, parts: object = {}): readonly (readonly [string, string])[] =>
  findingsOf({ conditions: { it: condition }, ...parts })
    .filter(([code]) => code === NEVER || code === ALWAYS)
    .map(([code, path]) => [code, path.replace('/conditions/it', '')]);

describe('conditionFindings', () => {
  it.each<[string, Node]>([
    ['numbers apart', all(gte(X, 5), lt(X, 3))],
    ['numbers that touch', all(gt(X, 5), lte(X, 5))],
    ['a number between no two', between(X, 5, 3)],
    ['between, and beyond', all(between(X, 1, 4), gt(X, 4))],
    ['two values', all(eq(X, 'a'), eq(X, 'b'))],
    ['a value, and not', all(eq(X, 'a'), ne(X, 'a'))],
    ['a value of another type', all(eq(X, 'a'), gte(X, 1))],
    ['a value beside a list of others', all(oneOf(X, ['a', 'b']), eq(X, 'c'))],
    ['lists of which the one forbids the other', all(oneOf(X, ['a', 'b']), noneOf(X, ['b', 'a', 'c']))],
    ['one of none', oneOf(X, [])],
    ['in lower case', all(oneOf(X, ['A', 'b'], { ignoreCase: true }), eq(X, 'C'))],
    ['there and missing', all(exists(X), missing(X))],
    ['a text and a number', all(startsWith(X, 'a'), gt(X, 1))],
    ['a text that does not begin so', all(startsWith(X, 'a'), eq(X, 'b'))],
    ['a text like another', all(matches(X, '^a+$'), eq(X, 'aab'))],
    ['a list and a text', all(contains(X, 1), isType(X, 'string'))],
    ['times apart', all(before(X, instant('2026-01-01T00:00Z')), after(X, instant('2026-02-01T00:00Z')))],
    ['no time of day', timeOfDay('09:00', '09:00')],
    ['a term compared with a number', all(compare(X, 'gte', 5), compare(3, 'gt', X))],
    ['a condition and its contrary', all(within(X, { last: days(1) }), not(within(X, { last: days(1) })))],
    ['code and its contrary', all(custom('lucky'), not(isTrue(custom('lucky'))))],
    ['every way of an any', all(any(eq(X, 1), eq(X, 2)), gt(X, 2))],
    ['two anys', all(any(eq(X, 1), eq(X, 2)), any(eq(X, 3), eq(X, 4)))],
    ['none of no ways', any()],
  ])('K2 %s: never', (_, condition) => {
    expect(of(condition)).toEqual([[NEVER, '']]);
  });

  it.each<[string, Node]>([
    ['numbers that meet', all(gte(X, 5), lte(X, 5))],
    ['numbers between which there is one', all(gt(X, 3), lt(X, 4))],
    ['not what is unknown', not(all(gte(X, 5), eq('event.y', 1)))],
    ['not a number below, which may be missing', any(gte(X, 5), lt(X, 5))],
    ['two attributes', all(gte(X, 5), lt('event.y', 3))],
    ['a text that may be a date', all(startsWith(X, '2026'), before(X, instant('2026-02-01T00:00Z')))],
    ['a number that may be a date', all(gte(X, 5), within(X, { last: days(1) }))],
    ['a date at its very instant', all(not(before(X, 5)), not(after(X, 5)))],
    ['a text in another case', all(oneOf(X, ['A'], { ignoreCase: true }), ne(X, 'A'))],
    ['two elements of a list', all(some(X, eq('element', 1)), some(X, eq('element', 2)))],
    ['an any of which one way is left', all(any(eq(X, 1), eq(X, 3)), gt(X, 2), eq('event.y', 1))],
  ])('K2 %s: nothing is said of the whole', (_, condition) => {
    expect(of(condition).filter(([, path]) => path === '')).toEqual([]);
  });

  it.each<[string, Node]>([
    ['of nothing', all()],
    ['there or missing', any(exists(X), missing(X))],
    ['what is unknown counts', any(isTrue(gte(X, 5)), not(isTrue(gte(X, 5))))],
    [
      'a number or not one',
      any(
        isTrue(gte(X, 5)),
        isTrue(lt(X, 5)),
        not(isTrue(isType(X, 'number'))),
        eq(X, Number.MAX_VALUE),
        not(isTrue(between(X, -1e308, 1e308))),
      ),
    ],
  ])('K2 %s: always', (_, condition) => {
    expect(of(condition)).toEqual([[ALWAYS, '']]);
  });

  it('K2 names the smallest part that is to blame', () => {
    const impossible = all(gte(X, 5), lt(X, 3));

    expect(of(any(eq(X, 'a'), impossible))).toEqual([[NEVER, '/of/1']]);
    expect(of(all(eq('event.y', 'a'), impossible))).toEqual([[NEVER, '/of/1']]);
    expect(of(not(any(eq('event.y', 'a'), oneOf(X, []))))).toEqual([[NEVER, '/of/of/1']]);
    expect(of(some('event.list', all(gte('element.x', 5), lt('element.x', 3))))).toEqual([[NEVER, '/of']]);
  });

  it('K2 proves it by the clauses that contradict one another, and no others', () => {
    const condition = all(exists(X), gte(X, 5), ne(X, 'a'), any(eq(X, 'b'), lt(X, 3)));
    const [finding] = check(small({ conditions: { it: condition } }));

    expect(finding?.proof).toEqual([
      { path: '/conditions/it/of/1', says: 'gte("event.x", 5) is true' },
      { path: '/conditions/it/of/3/of/0', says: 'eq("event.x", "b") is true' },
      { path: '/conditions/it/of/3/of/1', says: 'lt("event.x", 3) is true' },
    ]);
    expect(finding?.message).toMatch(/^all\(.*\) is true at no moment$/);
  });

  it('K2 looks into what is named, and judges it where it is written', () => {
    const parts = { conditions: { adult: gte('profile.age', 18), child: all(named('adult'), lt('profile.age', 18)) } };

    expect(findingsOf({ ...parts, attributes: { age: {} } })).toEqual([
      [NEVER, '/conditions/child'],
      ['CONDITION_NEVER_USED', '/conditions/child'],
    ]);
  });

  it.each<[string, Node, string]>([
    ['below 0', lt('profile.n', 0), NEVER],
    ['of part of an event', all(gt('profile.n', 3), lt('profile.n', 4)), NEVER],
    ['between 3 and 6', all(gt('profile.n', 3), lt('profile.n', 6)), ''],
    ['missing', missing('profile.n'), NEVER],
    ['at least 0', gte('profile.n', 0), ALWAYS],
    ['something inside', exists('profile.n.of'), NEVER],
    ['no list', contains('profile.top', 'a'), ''],
    ['a text', eq('profile.top', 'a'), NEVER],
    ['no mean', missing('profile.mean'), ''],
    ['a mean below 0', lt('profile.mean', 0), ''],
    ['a mean that is a text', eq('profile.mean', 'a'), NEVER],
  ])('K2 knows what aggregates can be: %s', (_, condition, code) => {
    const aggregates = { n: count('visited'), top: top('visited', 'page', { n: 2 }), mean: mean('visited', 'price') };

    expect(of(condition, { aggregates }).map(([is]) => is)).toEqual(code === '' ? [] : [code]);
  });

  it.each<[string, Node, boolean]>([
    ['request', eq('event.total', 1), true],
    ['request', exists('trigger.name'), true],
    ['request', eq('steps.a.total', 1), true],
    ['request', eq('context.device', 'mobile'), false],
    ['bought', eq('context.device', 'mobile'), true],
    ['bought', exists('request.id'), true],
    ['bought', eq('event.type', 'viewed'), true],
    ['bought', eq('event.type', 'ordered'), false],
    ['bought', eq('trigger.name', 'monday'), true],
    ['bought', eq('event.total', 1), false],
    ['monday', eq('event.total', 1), true],
    ['monday', exists('trigger.at'), false],
    ['left', eq('event.type', 'carted'), false],
    ['left', eq('event.type', 'ordered'), true],
    ['back', eq('event.type', 'ordered'), false],
    ['back', eq('event.type', 'carted'), true],
    ['loop', eq('steps.a.total', 1), false],
    ['loop', eq('event.type', 'viewed'), false],
    ['loop', exists('request.id'), true],
    ['changed', eq('event.type', 'carted'), false],
    ['changed', eq('event.type', 'anything'), false],
    ['changed', exists('request.id'), true],
  ])('K2 knows what there is to look at, on a %s: %j', (on, when, isNever) => {
    const found = findingsOf({
      triggers: {
        bought: occurrence('ordered'),
        monday: schedule({ at: '09:00', on: ['mon'] }),
        left: absence({ after: 'carted', of: 'ordered', for: 1 }),
        back: sequence({ first: 'carted', second: 'ordered', within: 1 }),
        loop: pattern({ steps: [begin('a', 'carted')] }),
        changed: absence({ after: 'carted', of: 'ordered', for: 1 }),
        before: drain(absence({ after: 'viewed', of: 'ordered', for: 1 }), { as: 'changed' }),
      },
      actions: [{ id: 'a', channel: 'web', when, ...(on === 'request' ? {} : { on }) }],
      funnel: [qualify(), places],
    });

    expect(found.some(([code, path]) => code === NEVER && path === '/actions/0/when')).toBe(isNever);
  });

  it('K2 knows the types of the events of triggers and aggregates', () => {
    const other = eq('event.type', 'viewed');
    const found = findingsOf({
      aggregates: {
        n: count('ordered', { where: other }),
        clicks: rate('clicked', { among: 'viewed', where: other }),
        heat: decayed({ viewed: 1, carted: 2 }, { halfLife: 1, where: other }),
      },
      triggers: { bought: occurrence('ordered', other) },
    });

    expect(found.filter(([code]) => code === NEVER)).toEqual([
      [NEVER, '/aggregates/n/where'],
      [NEVER, '/triggers/bought/of/where'],
    ]);
  });

  it('K2 says nothing of what has too many ways, and comes to an end', () => {
    const ways = Array.from({ length: 14 }, (_, i) => any(eq(`event.a${i}`, 1), eq(`event.a${i}`, 2)));
    const condition = all(...ways, any(gt('event.a0', 5), gt('event.a1', 5)));

    expect(of(condition)).toEqual([]);
  });
});
