import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { compare } from '../conditions/compare.ts';
import { contains } from '../conditions/contains.ts';
import { dayOfWeek } from '../conditions/dayOfWeek.ts';
import { eq } from '../conditions/eq.ts';
import { every } from '../conditions/every.ts';
import { exists } from '../conditions/exists.ts';
import { gte } from '../conditions/gte.ts';
import { includes } from '../conditions/includes.ts';
import { isType } from '../conditions/isType.ts';
import { ne } from '../conditions/ne.ts';
import { noneOf } from '../conditions/noneOf.ts';
import { not } from '../conditions/not.ts';
import { oneOf } from '../conditions/oneOf.ts';
import { some } from '../conditions/some.ts';
import { standardConditions } from '../conditions/standard.ts';
import { version } from '../conditions/version.ts';
import { within } from '../conditions/within.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { qualify } from '../funnel/qualify.ts';
import type { Node } from '../shape/shape.ts';
import { plus } from '../terms/plus.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { amend } from './amend.ts';
import { compile } from './standardCompile.ts';
import type { Strategy } from './strategy.ts';

const attributes = {
  text: { type: 'string' },
  count: { type: 'number' },
  flag: { type: 'boolean' },
  list: { type: 'array' },
  parts: { type: 'object' },
  any: { unit: 'EUR', purpose: 'marketing', sensitivity: 'personal', source: 'crm', expected: true },
} as const;
const strategyWith = (when: Node) =>
  small({ attributes, actions: [{ id: 'a', channel: 'web', when }], funnel: [qualify(), places] });
const faults = (when: Node): ReturnType<typeof faultsOf> => faultsOf(() => compile(strategyWith(when)));

describe('declared types', () => {
  it.each<[string, Node]>([
    ['a number', gte('profile.count', 5)],
    ['a value', eq('profile.text', 'vip')],
    ['null, which everything may be', ne('profile.count', null)],
    ['one of several types', oneOf('profile.count', ['a', 5])],
    ['null among others', noneOf('profile.count', ['a', null])],
    ['no value at all', oneOf('profile.count', [])],
    ['a text', version('profile.text', 'gt', '1')],
    ['a list', some('profile.list', gte('element', 5))],
    ['an instant as a number', within('profile.count', { last: 5 })],
    ['an instant as a text', dayOfWeek(['mon'], { path: 'profile.text' })],
    ['now', dayOfWeek(['mon'])],
    ['whether it is there', exists('profile.flag')],
    ['its type', isType('profile.flag', 'string')],
    ['a part of it', all(gte('profile.parts.x.y', 5), eq('profile.list.0', 'a'))],
    ['what has no type', all(gte('profile.any', 5), eq('profile.any', 'a'), eq('profile.any.x', 5))],
    ['what is not declared', all(gte('profile.other', 5), includes('profile.other', 'a'))],
    ['what is somewhere else', all(gte('event.text', 5), eq('context.count', 'a'))],
    ['two of a type', compare('profile.text', 'eq', 'profile.text')],
    ['a term of numbers', compare('profile.count', 'gt', plus('profile.count', 1))],
  ])('H3 %s fits', (_, when) => {
    expect(faults(when)).toEqual([]);
  });

  it.each<[Node, string]>([
    [gte('profile.text', 5), '/path'],
    [eq('profile.text', 5), '/path'],
    [ne('profile.flag', 'true'), '/path'],
    [noneOf('profile.count', ['a', true]), '/path'],
    [includes('profile.count', 'a'), '/path'],
    [contains('profile.text', 'a'), '/path'],
    [every('profile.parts', exists('element')), '/path'],
    [within('profile.flag', { last: 5 }), '/path'],
    [dayOfWeek(['mon'], { path: 'profile.list' }), '/path'],
    [eq('profile.text.length', 5), '/path'],
    [compare('profile.text', 'gt', 5), '/left'],
    [compare('profile.text', 'eq', 5), '/left'],
    [compare(5, 'lt', 'profile.flag'), '/right'],
    [compare(plus('event.x', 1), 'ne', 'profile.list'), '/right'],
  ])('H3 %j does not fit', (when, place) => {
    expect(faults(when)).toEqual([['ATTRIBUTE_MISMATCH', `/actions/0/when${place}`]]);
  });

  it('H3 they are looked for wherever a condition may stand', () => {
    const wrong = eq('profile.text', 5);
    const strategy: Strategy = {
      id: 'a',
      version: '1',
      attributes,
      conditions: { c: not(wrong) },
      triggers: { t: occurrence('view', all(wrong)) },
      actions: [{ id: 'a', channel: 'web', when: some('event.items', wrong) }],
      funnel: [qualify({ suitable: { a: wrong } }), places],
    };

    expect(faultsOf(() => compile(strategy))).toEqual([
      ['ATTRIBUTE_MISMATCH', '/conditions/c/of/path'],
      ['ATTRIBUTE_MISMATCH', '/triggers/t/of/where/of/0/path'],
      ['ATTRIBUTE_MISMATCH', '/actions/0/when/of/path'],
      ['ATTRIBUTE_MISMATCH', '/funnel/0/suitable/a/path'],
    ]);
    expect(faultsOf(() => compile({ ...strategy, attributes: {} }))).toEqual([]);
  });

  it('H3 an amendment is held to them too', () => {
    const step = compile(strategyWith(exists('profile.text')));
    const actions = [{ id: 'b', channel: 'web', when: gte('profile.text', 1) }];
    expect(faultsOf(() => amend(step, { actions }))).toEqual([['ATTRIBUTE_MISMATCH', '/actions/0/when/path']]);
  });

  it('H3 the message says what is declared and what was asked', () => {
    expect(() => compile(strategyWith(gte('profile.text', 5)))).toThrow(
      'expected profile.text to be a string, as it is declared, found gte of number',
    );
  });

  it('a declaration is checked like everything else', () => {
    const wrong = { a: { type: 'text' }, b: { expected: false }, c: { secret: true }, d: 5, valueOf: {} };
    const compiled = () => compile(small({ attributes: wrong as never }));

    expect(compiled).toThrow(OpportuneError);
    expect(faultsOf(compiled)).toEqual([
      ['VALUE_OUT_OF_RANGE', '/attributes/a/type'],
      ['TYPE_MISMATCH', '/attributes/b/expected'],
      ['FIELD_UNKNOWN', '/attributes/c/secret'],
      ['TYPE_MISMATCH', '/attributes/d'],
      ['KEY_FORBIDDEN', '/attributes/valueOf'],
    ]);
  });

  it.each(standardConditions.map((rule) => [rule.kind, rule]))(
    '%s looks only at fields that the check knows',
    (_, rule) => {
      const { required, optional = {} } = rule.fields;
      const looked = Object.entries({ ...required, ...optional }).filter(
        ([, { is }]) => is === 'path' || is === 'term',
      );
      expect(['', 'path', 'left,right']).toContain(looked.map(([name]) => name).join());
    },
  );
});
